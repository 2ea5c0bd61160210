import type { FilterField } from '../../model/event';
import type { VendorClient } from '../client/client';
import { letsUnknown } from '../vendors/passes-filters';
import { exactFilters } from './exact-filters';
import { every, isAnyOf, isNoneOf, literal } from './log-query';
import { isStable, isUnknown } from './narrowing';
import { field, recordVersion } from './record';
import { setsOf, type StoreSearch } from './store-search';
import { storeNumbers } from './store-numbers';

/** What a store may be asked for, as it tells the same as who reads all of it. */
export interface Provable {
  /** A condition that holds for exactly what is searched. */
  found: string;
  /** What counts each event once. */
  counting: string;
  /** How many records those are: what is told of all of them adds up to that, or a line of it is missing. */
  records: number;
  /** Each event has one. */
  areSingle: boolean;
}

/** So few are soon read, and then anyone who asks otherwise of the same has them. */
const few = 5_000;
const what = 'how many records there are of each event';

/**
 * Undefined = the events have to be read, and so they do where there are few. What is told is provably the same, where all records
 * are of a version that is known, those of one event say the same in what is asked for, and each filter can be carried out
 * exactly.
 */
export async function provable(
  search: StoreSearch,
  asked: readonly FilterField[],
  client: VendorClient
): Promise<Provable | undefined> {
  const sets = setsOf(search, client);
  const filters = await exactFilters(search, sets.all, client);
  if (filters === undefined) {
    return undefined;
  }
  const found = every(sets.found, ...filters);
  const [records = 0] = await storeNumbers(
    `${found} | stats count() as events`,
    'how many events there are',
    ['events'],
    client
  );
  if (records <= Math.min(few, client.settings.maxEvents)) {
    return undefined;
  }
  if (sets.open !== undefined) {
    const [open] = await storeNumbers(`${sets.open} | stats count() as open`, what, ['open'], client);
    if (open !== 0) {
      return undefined;
    }
  }
  if (await leavesOutUnknown(search, sets.found, client)) {
    return undefined;
  }
  // Of one event another record could pass a filter than the one that counts.
  const stable = search.filters.every((filter) => isStable(filter.field)) ? filters : [];
  if (await areSingle(every(sets.all, ...stable), search.timesMove, client)) {
    return { found, counting: 'count()', records, areSingle: true };
  }
  const names = [...asked, ...search.filters.map((filter) => filter.field)].map((name) => field[name]);
  const said = search.lasting === undefined ? names : [...names, field.end, field.outcome];
  const agree = await sayTheSame(every(sets.candidates, ...stable), said, client);
  return agree ? { found, counting: `count_uniq(${literal(field.id)})`, records, areSingle: false } : undefined;
}

/** What is left out for an outcome that nobody knows is told of by who reads it. */
async function leavesOutUnknown({ filters, only }: StoreSearch, found: string, client: VendorClient): Promise<boolean> {
  const isFiltered = filters.some((filter) => filter.field === 'outcome');
  if (!isFiltered || (await letsUnknown({ only }))) {
    return false;
  }
  const query = `${every(found, isUnknown())} | stats count() as unknown`;
  const [unknown] = await storeNumbers(query, 'how many outcomes are not known', ['unknown'], client);
  return unknown !== 0;
}

/** A batch that a collector sent again, or an event that changed in something else. */
async function sayTheSame(those: string, names: readonly string[], client: VendorClient): Promise<boolean> {
  const id = literal(field.id);
  const said = [field.id, field.version, field.time, ...names].map(literal).join(', ');
  const others = `count() if (${isNoneOf(field.version, [recordVersion])})`;
  const query = `${those} | stats count_uniq(${id}) as events, count_uniq(${said}) as said, ${others} as others`;
  const [events, told, ofOthers] = await storeNumbers(query, what, ['events', 'said', 'others'], client);
  return events !== undefined && events === told && ofOthers === 0;
}

/**
 * Each event has one record, of the version that is read here. Counted day by day, which takes less time, where all records of an
 * event have its time, and by hashes of the ids, of which two that are equal only make this untrue.
 */
async function areSingle(those: string, timesMove: boolean, client: VendorClient): Promise<boolean> {
  const events = `count_uniq_hash(${literal(field.id)}) if (${isAnyOf(field.version, [recordVersion])})`;
  const counted = `count() as records, ${events} as events`;
  const query = timesMove
    ? `${those} | stats ${counted}`
    : `${those} | stats by (_time:1d) ${counted} | stats sum(records) as records, sum(events) as events`;
  const [records, single] = await storeNumbers(query, what, ['records', 'events'], client);
  return records !== undefined && records === single;
}
