import type { Condition } from '../seam/column-tools';
import type { TimeRange } from '../seam/time-range';

/** The rows that a range holds a part of, by when each begins and ends. */
export function whereOverlapping(begins: Float64Array, ends: Float64Array, { from, to }: TimeRange): Condition[] {
  return [
    { kind: 'range', values: begins, min: -Infinity, max: to },
    { kind: 'range', values: ends, min: from, max: Infinity },
  ];
}
