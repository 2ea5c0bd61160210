import type { Column } from '../../src/engine/seam/column';
import { cellsOf, textsOf } from '../../src/engine/testing/node-host';

/** A column of the test host as an array of JSON values. */
export function plainCells(column: Column): unknown[] {
  switch (column.kind) {
    case 'dictionary':
      return textsOf(column);
    case 'number':
      return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
    case 'text':
    case 'json':
      return [...cellsOf(column)];
  }
}
