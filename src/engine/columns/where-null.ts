import type { DictionaryColumn } from '../seam/column';
import type { Condition } from '../seam/column-tools';

/** The rows in which a column is null. */
export function whereNull(column: DictionaryColumn): Condition {
  return byNull(column, 1, 0);
}

/** The rows in which a column says nothing: null, or the empty text. */
export function whereEmpty(column: DictionaryColumn): Condition {
  return byNull(column, 1, 0, column.values.indexOf(''));
}

/** All that are not null. */
export function whereNotNull(column: DictionaryColumn): Condition {
  return byNull(column, 0, 1);
}

/** Filled at once: a column of targets may have nearly as many values as rows. @param like the code of a word that is as null, -1 = none */
function byNull({ codes, values }: DictionaryColumn, ofNull: number, ofOthers: number, like = -1): Condition {
  const allowed = new Uint8Array(values.length + 1).fill(ofOthers);
  allowed[0] = ofNull;
  allowed[like + 1] = ofNull;
  return { kind: 'codes', codes, allowed };
}
