import type { Condition } from '../seam/host';

/** Holds where there is a number at all. */
export function anyNumber(values: Float64Array): Condition {
  return { kind: 'range', values, min: -Infinity, max: Infinity };
}
