import type { NumberColumn } from '../seam/column';
import type { Host } from '../seam/host';

/** Row by row; null where one of them is. */
export function minus(from: NumberColumn, less: NumberColumn, { columns }: Host): NumberColumn {
  return columns.add(from, columns.scale(less, -1));
}
