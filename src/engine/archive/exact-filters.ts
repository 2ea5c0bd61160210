import type { GroupField } from '../../model/event';
import type { VendorClient } from '../client/client';
import { plannedDictionary } from '../columns/planned';
import { wordAt } from '../columns/row-reader';
import type { CheckedFilter } from '../events/checked-filter';
import { fetchLines } from './fetch-lines';
import { isAnyOf, isNoneOf, literal } from './log-query';
import { field } from './record';
import type { StoreSearch } from './store-search';
import { toldWord } from './told-word';

/** Of VictoriaLogs' 16 KiB, what filters may take; so many words are soon compared. */
const longest = 6_000;
const mostWords = 5_000;

/**
 * Filters as conditions that hold for exactly what the plugin lets pass. Where it compares otherwise than a store (patterns, how
 * an event is spelled, an outcome that nobody knows), the store is asked for the words that it has, and the plugin picks some.
 * Undefined = they are too many, or the filter is on the message, of which each event has its own.
 */
export async function exactFilters(
  { filters, only }: Pick<StoreSearch, 'filters' | 'only'>,
  all: string,
  client: VendorClient
): Promise<readonly string[] | undefined> {
  const conditions = filters.flatMap((filter) => wordForWord(filter) ?? []);
  const others = filters.filter((filter) => wordForWord(filter) === undefined);
  for (const name of new Set(others.map((filter) => filter.field))) {
    const pass = only[name];
    if (name === 'message' || pass === undefined) {
      return undefined;
    }
    const words = await wordsOf(name, all, client);
    if (words === undefined) {
      return undefined;
    }
    const passing = await pass(words.map((word) => toldWord(name, word)));
    conditions.push(
      isAnyOf(
        field[name],
        words.filter((word) => passing.has(toldWord(name, word)))
      )
    );
  }
  return conditions.join(' ').length > longest ? undefined : conditions;
}

/** What the host puts a sign in place of, as it would turn the line round, and that sign: a store has the characters themselves. */
const replaced = /[\u202a-\u202e\u2066-\u2069\ufffd]/;

/** VictoriaLogs keeps numbers and addresses as such, and takes others for them that are only written otherwise: 1.50, 1_5, 01.2.3.4. */
const numberLike = /^[-\d][\d._]*$/;
const plainNumber = /^(?:0|[1-9]\d*)(?:(?:\.(?:0|[1-9]\d*)){3})?$/;

/** Undefined where the plugin compares otherwise than a store does. */
function wordForWord({ field: name, negated, match }: CheckedFilter): string | undefined {
  if (
    'pattern' in match ||
    name === 'event' ||
    name === 'message' ||
    match.values.some((value) => replaced.test(value) || (numberLike.test(value) && !plainNumber.test(value)))
  ) {
    return undefined;
  }
  // A word that is no outcome is read as unknown.
  if (name === 'outcome' && match.values.includes('unknown')) {
    return undefined;
  }
  return (negated ? isNoneOf : isAnyOf)(field[name], match.values);
}

/** Every word of a field that the store has, the empty text for none; undefined = too many. */
async function wordsOf(name: GroupField, all: string, client: VendorClient): Promise<string[] | undefined> {
  const query = `${all} | stats by (${literal(field[name])}) count() as count | limit ${mostWords + 1}`;
  const columns = { word: { at: [field[name]], kind: 'dictionary' } } as const;
  const table = await fetchLines(query, 'the words that events have', columns, client);
  if (table.length > mostWords) {
    return undefined;
  }
  const column = plannedDictionary(table, 'word');
  const words = Array.from({ length: table.length }, (_, row) => wordAt(column, row) ?? '');
  return words.some((word) => replaced.test(word)) ? undefined : words;
}
