import { RE2JS, RE2JSException } from 're2js';
import type { TextColumn } from '../seam/column';
import type { PatternError } from '../seam/host';
import { cellsOf } from './stored-cells';

/** See `Host.checkPattern`; re2js is a port of the Go package that the Go host uses. */
export function checkPattern(pattern: string): PatternError | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof RE2JSException) {
      return { error: error.message };
    }
    throw error;
  }
}

/** See `Host.matching`. */
export function matching(pattern: string, values: readonly string[] | TextColumn): Promise<Uint8Array | PatternError> {
  const wrong = checkPattern(pattern);
  if (wrong !== undefined) {
    return Promise.resolve(wrong);
  }
  const compiled = RE2JS.compile(pattern);
  const texts = 'kind' in values ? cellsOf(values) : values;
  return Promise.resolve(Uint8Array.from(texts, (text) => (compiled.matcher(text ?? '').find() ? 1 : 0)));
}
