import type { JsonColumn, TextColumn } from '../seam/column';
import type { Part } from '../seam/host';
import { textsOf } from './dictionary';
import { cellsOf, textColumn } from './stored-cells';

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

/** See `ColumnTools.substitute`. */
export function substitute(column: TextColumn, substitutes: Readonly<Record<string, string>>): TextColumn {
  if (Object.keys(substitutes).some((key) => Array.from(key).length !== 1)) {
    throw new TypeError('Only single characters can be substituted.');
  }
  const written = (text: string) => Array.from(text, (character) => substitutes[character] ?? character).join('');
  return textColumn(cellsOf(column).map((cell) => (cell === null ? null : written(cell))));
}

/** See `ColumnTools.texts`. */
export function texts(column: TextColumn | JsonColumn, rows: Int32Array): Array<string | null> {
  const cells = cellsOf(column);
  return Array.from(rows, (row) => cells[row] ?? null);
}
