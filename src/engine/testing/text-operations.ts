import type { DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from '../columns/column';
import { textsOf } from './dictionary';
import { cellsOf, textColumn } from './stored-cells';

type Part = string | DictionaryColumn | TextColumn | NumberColumn;

/** See `ColumnTools.join`. */
export function join(length: number, parts: readonly Part[]): TextColumn {
  const columns = parts.map(partTexts);
  return textColumn(Array.from({ length }, (_, row) => columns.map((textAt) => textAt(row) ?? '').join('')));
}

function partTexts(part: Part): (row: number) => string | null | undefined {
  if (typeof part === 'string') {
    return () => part;
  }
  if (part.kind === 'number') {
    return (row) => numberText(part.values[row] ?? NaN);
  }
  const texts = part.kind === 'dictionary' ? textsOf(part) : cellsOf(part);
  return (row) => texts[row];
}

function numberText(value: number): string | null {
  return Number.isNaN(value) ? null : String(value);
}

/** See `ColumnTools.coalesce`. */
export function coalesce(first: TextColumn, second: TextColumn): TextColumn {
  const others = cellsOf(second);
  return textColumn(cellsOf(first).map((cell, row) => (cell === null || cell === '' ? (others[row] ?? null) : cell)));
}

/** See `ColumnTools.texts`. */
export function texts(column: TextColumn | JsonColumn, rows: Int32Array): Array<string | null> {
  const cells = cellsOf(column);
  return Array.from(rows, (row) => cells[row] ?? null);
}
