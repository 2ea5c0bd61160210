import type { DictionaryColumn } from '../seam/column';

/** The texts of a dictionary column, row by row. */
export function textsOf(column: DictionaryColumn): Array<string | null> {
  return Array.from(column.codes, (code) => column.values[code] ?? null);
}
