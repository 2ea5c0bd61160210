import type { GroupField } from '../../model/event';
import type { VendorClient } from '../client/client';
import { plannedDictionary, plannedNumber } from '../columns/planned';
import { wordAt } from '../columns/row-reader';
import { fetchLines } from './fetch-lines';
import { literal } from './log-query';
import { provable } from './provable';
import { field } from './record';
import type { StoreSearch } from './store-search';
import { toldWord } from './told-word';

/** When the latest event with a word began, epoch ms. */
export type LastSeen = ReadonlyMap<string, number>;

/** The distinct words of a field that the archive has; undefined = the events have to be read. */
export async function valuesArchived(
  search: StoreSearch,
  name: GroupField,
  client: VendorClient
): Promise<LastSeen | undefined> {
  const proven = await provable(search, [name], client);
  if (proven === undefined) {
    return undefined;
  }
  const query = `${proven.found} | stats by (${literal(field[name])}) max(${field.time}) as last, count() as records`;
  const columns = {
    word: { at: [field[name]], kind: 'dictionary' },
    last: { at: ['last'], kind: 'isoTime', needed: true },
    records: { at: ['records'], kind: 'number', fromText: true, needed: true },
  } as const;
  const table = await fetchLines(query, 'the words that events have', columns, client);
  const records = plannedNumber(table, 'records').values.reduce((sum, count) => sum + count, 0);
  if (records !== proven.records) {
    return undefined;
  }
  const seen = new Map<string, number>();
  const word = plannedDictionary(table, 'word');
  plannedNumber(table, 'last').values.forEach((last, row) => {
    const told = toldWord(name, wordAt(word, row) ?? '');
    seen.set(told, Math.max(last, seen.get(told) ?? -Infinity));
  });
  return seen;
}
