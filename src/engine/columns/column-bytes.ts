import type { Column } from '../seam/column';

/** What keeping a column costs. */
export function columnBytes(column: Column): number {
  switch (column.kind) {
    case 'dictionary':
      return column.codes.byteLength + column.values.reduce((sum, value) => sum + 2 * value.length + 16, 0);
    case 'number':
      return column.values.byteLength;
    case 'text':
    case 'json':
      return column.bytes;
    default:
      return column satisfies never;
  }
}
