import type { Condition } from '../seam/column-tools';

/** The rows that have a number. */
export function whereNumber(values: Float64Array): Condition {
  return { kind: 'range', values, min: -Infinity, max: Infinity };
}
