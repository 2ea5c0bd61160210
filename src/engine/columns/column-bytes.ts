import type { Column } from '../seam/column';

/** Bytes of a column without rows, and of a distinct value beside its text: of a small run's events they are the most. */
const objects = { dictionary: 1_200, number: 600, held: 700 } as const;
const valueBytes = 48;

/** What keeping a column costs. */
export function columnBytes(column: Column): number {
  switch (column.kind) {
    case 'dictionary':
      return (
        objects.dictionary +
        column.codes.byteLength +
        valueBytes * column.values.length +
        2 * column.values.join('').length
      );
    case 'number':
      return objects.number + column.values.byteLength;
    case 'text':
    case 'json':
      return objects.held + column.bytes;
    default:
      return column satisfies never;
  }
}
