import type { Condition } from '../seam/host';

/** The rows that a range holds a part of, by when each begins and ends. */
export function whereOverlapping(
  begins: Float64Array,
  ends: Float64Array,
  { from, to }: { from: number; to: number }
): Condition[] {
  return [
    { kind: 'range', values: begins, min: -Infinity, max: to },
    { kind: 'range', values: ends, min: from, max: Infinity },
  ];
}
