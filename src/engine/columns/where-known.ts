import type { Host } from '../seam/host';
import type { DictionaryColumn } from '../seam/column';

/** `text` in the rows whose word is not empty, else null: for what stands between two words, as ` on ` does. */
export function whereKnown({ codes, values }: DictionaryColumn, text: string, host: Host): DictionaryColumn {
  const map = new Int32Array(values.length + 1);
  map[0] = -1;
  // Several words can have become empty ones.
  for (let empty = values.indexOf(''); empty >= 0; empty = values.indexOf('', empty + 1)) {
    map[empty + 1] = -1;
  }
  return { kind: 'dictionary', codes: host.columns.recode(codes, map), values: [text] };
}
