import type { Column } from '../seam/column';

/** What keeping a column costs. */
export function columnBytes(column: Column): number {
  switch (column.kind) {
    case 'dictionary':
      return column.codes.byteLength + 16 * column.values.length + 2 * column.values.join('').length;
    case 'number':
      return column.values.byteLength;
    case 'text':
    case 'json':
      return column.bytes;
    default:
      return column satisfies never;
  }
}
