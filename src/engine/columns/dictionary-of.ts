import type { DictionaryColumn } from '../seam/column';

/** The texts as a column, each distinct one once: for few rows, as this is a loop over them. */
export function dictionaryOf(texts: ReadonlyArray<string | null>): DictionaryColumn {
  const known = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    if (text === null) {
      return -1;
    }
    const code = known.get(text) ?? known.size;
    known.set(text, code);
    return code;
  });
  return { kind: 'dictionary', codes, values: Array.from(known.keys()) };
}
