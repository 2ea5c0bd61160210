import type { Host } from '../seam/host';
import type { Events } from './events';

/** How many of the events a range holds, by their end where they have one. */
export function eventsWithin(
  { length, time, end }: Events,
  { from, to }: { from: number; to: number },
  { columns }: Host
): number {
  return columns.select(length, [
    { kind: 'range', values: time.values, min: -Infinity, max: to },
    { kind: 'range', values: columns.coalesce(end, time).values, min: from, max: Infinity },
  ]).length;
}
