import { splitRows } from '../columns/split-rows';
import type { Events } from '../events/events';
import type { Host } from '../seam/host';
import { plural } from '../sentences/counts';

/** A node run as a picture shows it, or many of one outcome as one. Times are epoch ms. */
export interface DrawnNode {
  /** The node's name; of a group, how many it stands for: `9 812 nodes: success`. */
  name: string;
  outcome: string;
  count: number;
  begin: number;
  end: number;
  /** Row of the events; -1 for a group. */
  row: number;
}

/**
 * The node runs of a run, ascending by begin, at most `most` of them: where there are more, those of one outcome become one,
 * but for the failed ones, which are what people look for.
 * @param ends where each ends on a picture
 */
export function drawnNodes(events: Events, ends: Float64Array, most: number, host: Host): DrawnNode[] {
  const { columns } = host;
  const rows = columns.order(columns.select(events.length, []), events.time.values);
  if (rows.length <= most) {
    return Array.from(rows, (row) => single(events, ends, row));
  }
  const { codes, values } = events.outcome;
  const groups = splitRows(rows, codes, values.length, host);
  const drawn: DrawnNode[] = [];
  groups.forEach(({ code, rows: own }) => {
    const outcome = values[code] ?? 'unknown';
    const room = outcome === 'failure' ? Math.max(0, most - groups.length) : 0;
    drawn.push(...Array.from(own.subarray(0, room), (row) => single(events, ends, row)));
    const rest = own.subarray(room);
    if (rest.length > 0) {
      drawn.push(rest.length > 1 ? group(events, ends, rest, outcome, host) : single(events, ends, rest[0] ?? -1));
    }
  });
  return drawn.sort((a, b) => a.begin - b.begin);
}

function single({ time, target, run, outcome }: Events, ends: Float64Array, row: number): DrawnNode {
  const word = (column: Events['target']): string | undefined => column.values[column.codes[row] ?? -1];
  return {
    name: word(target) ?? word(run) ?? '',
    outcome: word(outcome) ?? 'unknown',
    count: 1,
    begin: time.values[row] ?? NaN,
    end: ends[row] ?? NaN,
    row,
  };
}

/** Groups of different outcomes are told apart by their names. */
export function groupName(count: number, outcome: string): string {
  return `${plural(count, 'node')}: ${outcome}`;
}

/** @param rows ascending by time */
function group(events: Events, ends: Float64Array, rows: Int32Array, outcome: string, { columns }: Host): DrawnNode {
  const last = columns.order(rows, ends)[rows.length - 1] ?? -1;
  return {
    name: groupName(rows.length, outcome),
    outcome,
    count: rows.length,
    begin: events.time.values[rows[0] ?? -1] ?? NaN,
    end: ends[last] ?? NaN,
    row: -1,
  };
}
