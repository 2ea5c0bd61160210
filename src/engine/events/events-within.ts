import { whereOverlapping } from '../columns/where-overlapping';
import type { Host } from '../seam/host';
import type { TimeRange } from '../seam/time-range';
import type { Events } from './events';

/** How many of the events a range holds, by their end where they have one. */
export function eventsWithin({ length, time, end }: Events, range: TimeRange, { columns }: Host): number {
  return columns.select(length, whereOverlapping(time.values, columns.coalesce(end, time).values, range)).length;
}
