import type { DictionaryColumn, TextColumn } from '../../seam/column';
import { plannedDictionary } from '../../columns/planned';
import type { Host, Table } from '../../seam/host';

/** What tells records apart. */
export interface RecordIds {
  /** One code a record, never null. */
  codes: DictionaryColumn;
  texts: TextColumn;
}

/**
 * Records have an `_id` of 24 hexadecimal digits in v1; that of v2 is not documented, so that one without it is known by
 * what it says.
 * @param said what a record says, as far as it is the same at every reading
 */
export function recordIds(table: Table, said: TextColumn, host: Host): RecordIds {
  const { columns } = host;
  const id = plannedDictionary(table, 'id');
  const given = columns.join(table.length, [id]);
  const isEmpty = Uint8Array.from([1, ...id.values.map((value) => (value === '' ? 1 : 0))]);
  if (columns.select(table.length, [{ kind: 'codes', codes: id.codes, allowed: isEmpty }]).length === 0) {
    return { codes: id, texts: given };
  }
  const texts = columns.coalesce(given, said);
  return { codes: coded(columns.texts(texts, columns.select(table.length, []))), texts };
}

/** A page is short enough for a loop over its rows. */
function coded(texts: ReadonlyArray<string | null>): DictionaryColumn {
  const known = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    const code = known.get(text ?? '') ?? known.size;
    known.set(text ?? '', code);
    return code;
  });
  return { kind: 'dictionary', codes, values: Array.from(known.keys()) };
}
