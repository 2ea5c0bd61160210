import { dictionaryOf } from '../columns/dictionary-of';
import type { DictionaryColumn, JsonColumn, TextColumn } from '../seam/column';
import type { ColumnTools } from '../seam/column-tools';
import type { BodyProblem, PatternError, Table } from '../seam/host';

/** What tests/columns-wasm makes of pkg/columns. */
interface NativeColumns extends ColumnTools {
  zonedTimes(texts: DictionaryColumn, zone: string): Float64Array | null;
  matching(pattern: string, values: readonly string[] | TextColumn): Uint8Array | PatternError;
  decode(body: Uint8Array, planJson: string): { table: Table } | { problem: BodyProblem };
}

declare global {
  /** Put there by .config/jest/columns-environment.mjs. */
  var nativeColumns: NativeColumns;
}

/** The column operations that ship, compiled from pkg/columns. */
export const native = globalThis.nativeColumns;

/** The texts of a column, row by row. */
export function cellsOf(column: TextColumn | JsonColumn): Array<string | null> {
  return native.texts(column, native.select(column.length, []));
}

export function textColumn(cells: readonly string[]): TextColumn {
  return native.join(cells.length, [dictionaryOf(cells)]);
}
