import type { DictionaryColumn } from '../seam/column';
import type { Frame } from '../seam/protocol';

/** Candidates of a template variable. */
export function valuesFrame(values: DictionaryColumn): Frame {
  return {
    fields: [
      { name: 'value', type: 'string', nullable: false, values },
      { name: 'text', type: 'string', nullable: false, values },
    ],
  };
}
