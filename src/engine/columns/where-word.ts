import type { DictionaryColumn } from '../seam/column';
import type { Condition } from '../seam/column-tools';

/** The rows whose word is one for which `holds` does. @param nulls whether those without a word are among them */
export function whereWord(
  { codes, values }: DictionaryColumn,
  holds: (word: string) => boolean,
  nulls = false
): Condition {
  // Filled by place: of many words, as of targets, an iterator would take most of the time.
  const allowed = new Uint8Array(values.length + 1);
  allowed[0] = Number(nulls);
  values.forEach((word, code) => {
    allowed[code + 1] = Number(holds(word));
  });
  return { kind: 'codes', codes, allowed };
}
