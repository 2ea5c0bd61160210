import type { DictionaryColumn } from '../seam/column';
import type { Condition } from '../seam/host';

/** The rows whose word is one for which `holds` does. @param nulls whether those without a word are among them */
export function whereWord(
  { codes, values }: DictionaryColumn,
  holds: (word: string) => boolean,
  nulls = false
): Condition {
  return { kind: 'codes', codes, allowed: Uint8Array.from([nulls, ...values.map((word) => holds(word))], Number) };
}
