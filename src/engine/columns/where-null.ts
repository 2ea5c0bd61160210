import type { DictionaryColumn } from '../seam/column';
import type { Condition } from '../seam/host';

/** The rows in which a column is null. */
export function whereNull(column: DictionaryColumn): Condition {
  return byNull(column, 1, 0);
}

/** All others. */
export function whereNotNull(column: DictionaryColumn): Condition {
  return byNull(column, 0, 1);
}

/** Filled at once: a column of targets may have nearly as many values as rows. */
function byNull({ codes, values }: DictionaryColumn, ofNull: number, ofOthers: number): Condition {
  const allowed = new Uint8Array(values.length + 1).fill(ofOthers);
  allowed[0] = ofNull;
  return { kind: 'codes', codes, allowed };
}
