import type { DictionaryColumn } from '../seam/column';

/** See `ColumnTools.combine`. */
export function combine(columns: readonly DictionaryColumn[]): { codes: Int32Array; tuples: Int32Array } {
  const known = new Map<string, number>();
  const tuples: number[] = [];
  const codes = new Int32Array(columns[0]?.codes.length ?? 0);
  for (let row = 0; row < codes.length; row++) {
    const tuple = columns.map((column) => column.codes[row] ?? -1);
    const name = tuple.join();
    let code = known.get(name);
    if (code === undefined) {
      code = known.size;
      known.set(name, code);
      tuples.push(...tuple);
    }
    codes[row] = code;
  }
  return { codes, tuples: Int32Array.from(tuples) };
}
