/**
 * Columns as the host hands them over. Null is code -1, NaN, or known to the host alone (text and JSON stay in Go).
 * Typed arrays share their memory with the host: they are not written to once they were returned in a frame or given to
 * `concatenate`, which hands a single column back as it is, nor when they come from the host.
 */

/** Few distinct strings: `values[codes[row]]`. */
export interface DictionaryColumn {
  kind: 'dictionary';
  codes: Int32Array;
  values: readonly string[];
}

/** Numbers, and times in epoch ms. */
export interface NumberColumn {
  kind: 'number';
  values: Float64Array;
}

/** Texts that stay with the host. */
export interface TextColumn {
  kind: 'text';
  length: number;
  /** What the host keeps for it. */
  bytes: number;
  /** The host's own object. */
  handle: unknown;
}

/** Raw JSON values that stay with the host. */
export interface JsonColumn {
  kind: 'json';
  length: number;
  bytes: number;
  handle: unknown;
}

export type Column = DictionaryColumn | NumberColumn | TextColumn | JsonColumn;
