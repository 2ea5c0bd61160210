import type { Column, DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from '../seam/column';
import { dictionaryColumn, textsOf } from './dictionary';
import { cellsOf, jsonColumn, textColumn } from './stored-cells';

/** See `ColumnTools.concatenate`. */
export function concatenate(columns: readonly DictionaryColumn[]): DictionaryColumn;
export function concatenate(columns: readonly NumberColumn[]): NumberColumn;
export function concatenate(columns: readonly TextColumn[]): TextColumn;
export function concatenate(columns: readonly JsonColumn[]): JsonColumn;
export function concatenate(columns: readonly Column[]): Column {
  const first = columns[0];
  switch (first?.kind) {
    case 'dictionary':
      return dictionaryColumn(columns.flatMap((column) => textsOf(sameKind(first, column))));
    case 'number':
      return {
        kind: 'number',
        values: Float64Array.from(columns.flatMap((column) => [...sameKind(first, column).values])),
      };
    case 'text':
      return textColumn(columns.flatMap((column) => cellsOf(sameKind(first, column))));
    case 'json':
      return jsonColumn(columns.flatMap((column) => cellsOf(sameKind(first, column))));
    case undefined:
      throw new TypeError('There are no columns to put one after another.');
  }
}

function sameKind<C extends Column>(first: C, column: Column): C {
  if (!isKindOf(first, column)) {
    throw new TypeError(`A ${column.kind} column cannot follow a ${first.kind} column.`);
  }
  return column;
}

function isKindOf<C extends Column>(first: C, column: Column): column is C {
  return column.kind === first.kind;
}
