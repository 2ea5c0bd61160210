import type { DictionaryColumn } from '../seam/column';
import type { Host } from '../seam/host';

/** Names as sentences have them, as `oneLine` makes one. */
export function oneLines({ values, ...names }: DictionaryColumn, host: Host): DictionaryColumn {
  return { ...names, values: host.columns.oneLines(values) };
}
