import type { DictionaryColumn } from '../seam/column';

/** A dictionary column of plain texts, its values in order of first appearance. */
export function dictionaryColumn(cells: ReadonlyArray<string | null>): DictionaryColumn {
  const known = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) {
      return -1;
    }
    const code = known.get(cell) ?? known.size;
    known.set(cell, code);
    return code;
  });
  return { kind: 'dictionary', codes, values: [...known.keys()] };
}

/** The texts of a dictionary column, row by row. */
export function textsOf(column: DictionaryColumn): Array<string | null> {
  return Array.from(column.codes, (code) => column.values[code] ?? null);
}
