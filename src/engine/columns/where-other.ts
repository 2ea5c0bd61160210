import type { DictionaryColumn } from '../seam/column';
import type { Condition } from '../seam/column-tools';
import type { Host } from '../seam/host';

/** The rows whose word no row of another column has; not those without a word. */
export function whereOther(words: DictionaryColumn, others: DictionaryColumn, { columns }: Host): Condition {
  const { length } = others.codes;
  const { codes, values } = columns.concatenate([others, words]);
  const counts = columns.tally(columns.select(length, []), codes, values.length).subarray(1);
  const found = columns.take({ kind: 'number', values: counts }, codes.subarray(length));
  return { kind: 'range', values: found.values, min: 0, max: 0 };
}
