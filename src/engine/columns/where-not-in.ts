import type { Condition } from '../seam/column-tools';
import type { Host } from '../seam/host';
import { constantNumber } from './constant';
import { whereNumber } from './where-number';

/** All rows of a length but these. */
export function whereNotIn(rows: Int32Array, length: number, { columns }: Host): Condition {
  return whereNumber(columns.fill(constantNumber(0, length), rows, NaN).values);
}
