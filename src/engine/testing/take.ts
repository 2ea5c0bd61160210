import type { Column, DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from '../seam/column';
import { cellsOf, jsonColumn, textColumn } from './stored-cells';

/** See `ColumnTools.take`. */
export function take(column: DictionaryColumn, rows: Int32Array): DictionaryColumn;
export function take(column: NumberColumn, rows: Int32Array): NumberColumn;
export function take(column: TextColumn, rows: Int32Array): TextColumn;
export function take(column: JsonColumn, rows: Int32Array): JsonColumn;
export function take(column: Column, rows: Int32Array): Column {
  const texts = (of: TextColumn | JsonColumn) => Array.from(rows, (row) => cellsOf(of)[row] ?? null);
  switch (column.kind) {
    case 'dictionary':
      return { ...column, codes: rows.map((row) => column.codes[row] ?? -1) };
    case 'number':
      return { kind: 'number', values: Float64Array.from(rows, (row) => column.values[row] ?? NaN) };
    case 'text':
      return textColumn(texts(column));
    case 'json':
      return jsonColumn(texts(column));
  }
}
