import type { Column } from '../seam/column';

/** How many rows a column has. */
export function columnLength(column: Column): number {
  switch (column.kind) {
    case 'dictionary':
      return column.codes.length;
    case 'number':
      return column.values.length;
    case 'text':
    case 'json':
      return column.length;
    default:
      return column satisfies never;
  }
}
