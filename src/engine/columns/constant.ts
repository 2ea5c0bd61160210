import type { DictionaryColumn, NumberColumn } from '../seam/column';

/** The same text, or null, in every row. */
export function constantText(value: string | null, length: number): DictionaryColumn {
  return value === null
    ? { kind: 'dictionary', codes: new Int32Array(length).fill(-1), values: [] }
    : { kind: 'dictionary', codes: new Int32Array(length), values: [value] };
}

/** The same number in every row. */
export function constantNumber(value: number, length: number): NumberColumn {
  return { kind: 'number', values: new Float64Array(length).fill(value) };
}

/** Null in every row. */
export function noNumbers(length: number): NumberColumn {
  return constantNumber(NaN, length);
}
