import { outcomes } from '../../model/event';
import { wordAt } from '../columns/row-reader';
import { whereNumber } from '../columns/where-number';
import type { Host } from '../seam/host';
import { plural } from '../sentences/counts';
import type { Drawable } from './drawable';
import type { DrawnNode, Picture } from './drawn-run';

/** @param failed how many failed ones are drawn one by one where others are grouped by their outcome; absent = none is grouped */
export function drawnNodes(whole: Drawable, failed: number | undefined, picture: Picture, host: Host): DrawnNode[] {
  if (failed === undefined) {
    return singles(whole, whole.rows, picture, host);
  }
  return whole.groups.flatMap(({ outcome, rows }) => {
    const apart = outcome === 'failure' ? failed : 0;
    // A group of one is that one.
    const own = rows.length - apart === 1 ? rows : rows.subarray(0, apart);
    const rest = rows.subarray(own.length);
    return [
      ...singles(whole, own, picture, host),
      ...(rest.length > 0 ? [drawnGroup('node', outcome, nodesIn(whole, rest, host), extent(whole, rest, host))] : []),
    ];
  });
}

/** @param word what they are */
export function drawnGroup(
  word: 'node' | 'run',
  outcome: string,
  count: number,
  { begin, end }: Pick<DrawnNode, 'begin' | 'end'>
): DrawnNode {
  return {
    // Groups of different outcomes are told apart by their names.
    name: `${plural(count, word)}: ${outcome}`,
    isGroup: true,
    outcome,
    state: outcome,
    seen: new Map([[outcome, count]]),
    begin,
    end,
    took: end - begin,
    message: '',
  };
}

/** In a trace those of a node that ran several times count once. */
function nodesIn({ names }: Drawable, rows: Int32Array, { columns }: Host): number {
  return columns.firstOfEach(rows, names.codes).length;
}

/** @param rows ascending by time */
function extent({ events, ends }: Drawable, rows: Int32Array, { columns }: Host): { begin: number; end: number } {
  const begun = columns.select(events.length, [{ kind: 'rows', rows }, whereNumber(events.time.values)]);
  return {
    begin: events.time.values[rows[0] ?? -1] ?? NaN,
    end: ends[columns.order(begun, ends)[begun.length - 1] ?? -1] ?? NaN,
  };
}

/** What nearly every node has seen. */
const once = new Map<string, DrawnNode['seen']>(outcomes.map((outcome) => [outcome, new Map([[outcome, 1]])]));

function singles(whole: Drawable, rows: Int32Array, { draws }: Picture, host: Host): DrawnNode[] {
  const { events, names, ends } = whole;
  const nodes = host.columns.texts(events.message, rows).map((message, place): DrawnNode => {
    const row = rows[place] ?? -1;
    const begin = events.time.values[row] ?? NaN;
    const end = ends[row] ?? NaN;
    const outcome = wordAt(events.outcome, row) ?? 'unknown';
    return {
      name: wordAt(names, row) ?? '',
      isGroup: false,
      outcome,
      state: Number.isNaN(begin) ? (wordAt(events.event, row) ?? outcome) : outcome,
      seen: once.get(outcome) ?? new Map([[outcome, 1]]),
      begin,
      end,
      took: end - begin,
      message: message ?? '',
    };
  });
  return draws === 'node runs' ? nodes : withAllRuns(nodes, rows, whole, host);
}

/** What the other runs of the same nodes add to their last ones. */
function withAllRuns(
  nodes: readonly DrawnNode[],
  rows: Int32Array,
  { events, names, ends }: Drawable,
  { columns }: Host
): DrawnNode[] {
  const { codes, values } = names;
  const allowed = new Uint8Array(values.length + 1);
  const places = new Map(Array.from(rows, (row, place) => [codes[row] ?? -1, place]));
  places.forEach((_, code) => allowed.fill(1, code + 1, code + 2));
  const all = columns.select(events.length, [{ kind: 'codes', codes, allowed }, whereNumber(events.time.values)]);
  const sums = nodes.map(() => ({ seen: new Map<string, number>(), took: 0 }));
  all.forEach((row) => {
    const sum = sums[places.get(codes[row] ?? -1) ?? -1];
    const outcome = wordAt(events.outcome, row) ?? 'unknown';
    if (sum !== undefined) {
      sum.seen.set(outcome, (sum.seen.get(outcome) ?? 0) + 1);
      sum.took += Math.max(0, (ends[row] ?? NaN) - (events.time.values[row] ?? NaN));
    }
  });
  return nodes.map((node, place) => {
    const sum = sums[place];
    return sum === undefined || sum.seen.size === 0 ? node : { ...node, ...sum };
  });
}
