import { outcomes } from '../../model/event';
import { wordAt } from '../columns/row-reader';
import { whereNumber } from '../columns/where-number';
import { whereWord } from '../columns/where-word';
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
  const { events, names, ends, lasted } = whole;
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
      took: lasted[row] ?? NaN,
      message: message ?? '',
    };
  });
  return draws === 'node runs' ? nodes : withAllRuns(nodes, rows, whole, host);
}

/** What the other runs of the same nodes add to their last ones. */
function withAllRuns(
  nodes: readonly DrawnNode[],
  rows: Int32Array,
  { events, names, lasted }: Drawable,
  { columns }: Host
): DrawnNode[] {
  const places = new Int32Array(names.values.length + 1).fill(-1);
  rows.forEach((row, place) => {
    places[(names.codes[row] ?? -1) + 1] = place;
  });
  const { length, outcome, time } = events;
  const own = columns.recode(names.codes, places);
  const known = columns.select(length, [whereNumber(lasted)]);
  const took = columns.sums(known, own, rows.length, lasted);
  const knownOf = columns.tally(known, own, rows.length);
  const seen = outcome.values.map((word) => {
    const such = columns.select(length, [whereWord(outcome, (other) => other === word), whereNumber(time.values)]);
    return { word, counts: columns.tally(such, own, rows.length) };
  });
  return nodes.map((node, place) => {
    const times = seen
      .map(({ word, counts }) => [word, counts[place + 1] ?? 0] as const)
      .filter(([, count]) => count > 0);
    return times.length === 0
      ? node
      : { ...node, seen: new Map(times), took: knownOf[place + 1] === 0 ? NaN : (took[place + 1] ?? NaN) };
  });
}
