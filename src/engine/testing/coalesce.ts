import type { NumberColumn, TextColumn } from '../seam/column';
import { cellsOf, textColumn } from './stored-cells';

/** See `ColumnTools.coalesce`. */
export function coalesce(first: TextColumn, second: TextColumn): TextColumn;
export function coalesce(first: NumberColumn, second: NumberColumn): NumberColumn;
export function coalesce(first: TextColumn | NumberColumn, second: TextColumn | NumberColumn): typeof first {
  if (first.kind === 'number' && second.kind === 'number') {
    const others = second.values;
    const values = first.values.map((value, row) => (Number.isNaN(value) ? (others[row] ?? NaN) : value));
    return { kind: 'number', values };
  }
  if (first.kind === 'text' && second.kind === 'text') {
    const others = cellsOf(second);
    return textColumn(cellsOf(first).map((cell, row) => (cell === null || cell === '' ? (others[row] ?? null) : cell)));
  }
  throw new TypeError('Only columns of one kind can be coalesced.');
}
