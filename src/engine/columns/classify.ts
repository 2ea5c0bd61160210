import type { Host } from '../seam/host';
import type { DictionaryColumn } from '../seam/column';

/**
 * A column worked out from others of one length: `wordOf` is asked once for each distinct combination of their values,
 * never for each row.
 */
export function classify(
  host: Host,
  columns: readonly DictionaryColumn[],
  wordOf: (...values: Array<string | null>) => string | null
): DictionaryColumn {
  const { codes, tuples } = host.columns.combine(columns);
  const words = new Map<string, number>();
  const combinations = columns.length === 0 ? 0 : tuples.length / columns.length;
  const map = new Int32Array(combinations + 1).fill(-1);
  for (let index = 0; index < combinations; index++) {
    const values = columns.map((column, place) => column.values[tuples[index * columns.length + place] ?? -1] ?? null);
    const word = wordOf(...values);
    if (word !== null) {
      const code = words.get(word) ?? words.size;
      words.set(word, code);
      map[index + 1] = code;
    }
  }
  return { kind: 'dictionary', codes: host.columns.recode(codes, map), values: Array.from(words.keys()) };
}
