import type { GroupField } from '../../model/event';
import type { Host } from '../seam/host';
import type { ShownEvents } from './choose-shown';

/** The distinct values of one field, the one seen last first; null and the empty string left out. */
export function distinctValues({ events, rows }: ShownEvents, field: GroupField, { columns }: Host): string[] {
  const { codes, values } = events[field];
  const counts = columns.tally(rows, codes, values.length);
  // Sorted by value, each value's rows stay ascending by time: the last of each block is the newest.
  const blocks = columns.order(rows, new Float64Array(codes));
  const time = events.time.values;
  let end = counts[0] ?? 0;
  const newest = values.map((value, code) => {
    const count = counts[code + 1] ?? 0;
    end += count;
    return { value, count, at: time[blocks[end - 1] ?? -1] ?? NaN };
  });
  return newest
    .filter(({ value, count }) => count > 0 && value !== '')
    .sort((a, b) => b.at - a.at)
    .map(({ value }) => value);
}
