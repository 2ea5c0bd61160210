import { RE2JS, RE2JSException } from 're2js';
import type { TextColumn } from '../seam/column';
import type { PatternError } from '../seam/host';
import { cellsOf } from './stored-cells';

/** See `Host.matching`; re2js is a port of the Go package that the Go host uses. */
export function matching(pattern: string, values: readonly string[] | TextColumn): Uint8Array | PatternError {
  try {
    const compiled = RE2JS.compile(pattern);
    const texts = 'kind' in values ? cellsOf(values) : values;
    return Uint8Array.from(texts, (text) => (compiled.matcher(text ?? '').find() ? 1 : 0));
  } catch (error) {
    if (error instanceof RE2JSException) {
      return { error: error.message };
    }
    throw error;
  }
}
