import type { FilterField, GroupField } from '../../model/event';
import { outcomes } from '../../model/event';
import type { VendorClient } from '../client/client';
import { plannedDictionary, plannedNumber } from '../columns/planned';
import { wordAt } from '../columns/row-reader';
import type { ArchiveSettings } from '../connection/settings';
import type { ColumnPlan, PlannedColumn } from '../seam/plan';
import type { Table } from '../seam/host';
import { fetchLines } from './fetch-lines';
import { every, isAnyOf, isNoneOf, literal } from './log-query';
import { isStable } from './narrowing';
import type { StoreFilter } from './narrowing';
import { oursIn } from './ours-in';
import type { ArchivedSearch } from './read-archived';
import { field, recordVersion } from './record';

/** How many events have the same words in the fields that are grouped by; null is the empty string. */
export interface WordsCount {
  words: readonly string[];
  count: number;
  /** When their interval begins, epoch ms; NaN where none was asked for. */
  at: number;
}

export interface CountBy {
  groupBy: readonly GroupField[];
  /** Ms, aligned to the epoch; undefined = over all of the range. */
  interval?: number | undefined;
}

/**
 * The archive's own count of points, where that is provably the count of what would be read: all records are of a version that
 * is known, those of one event say the same in what is asked for, and each filter is one that a store carries out word for word.
 * Undefined = events have to be read, and so they do where there are few.
 */
export async function countArchived(
  search: Pick<ArchivedSearch, 'queryType' | 'range' | 'filters'>,
  by: CountBy,
  settings: ArchiveSettings,
  client: VendorClient
): Promise<readonly WordsCount[] | undefined> {
  const filters = search.filters.map(exact);
  if (filters.includes(undefined)) {
    return undefined;
  }
  const ours = oursIn(search, settings);
  const found = every(ours, ...filters.filter((filter) => filter !== undefined));
  const [few] = await stats(found, 'count()', { groupBy: [] }, settings, client);
  if (few === undefined || few.count <= client.settings.maxEvents) {
    return undefined;
  }
  // Of one event another record could pass a filter than the one that counts.
  const those = search.filters.every((filter) => isStable(filter.field)) ? found : ours;
  const names = [...by.groupBy, ...search.filters.map((filter) => filter.field)];
  const counting = await provenCount(those, names, settings, client);
  return counting === undefined ? undefined : stats(found, counting, by, settings, client);
}

/** What counts each event once; undefined = nothing provably does. */
async function provenCount(
  those: string,
  names: readonly FilterField[],
  settings: ArchiveSettings,
  client: VendorClient
): Promise<string | undefined> {
  if (await areSingle(those, settings, client)) {
    return 'count()';
  }
  // A batch that a collector sent again, or an event that changed in something else.
  const id = literal(field.id);
  const said = [field.id, field.version, ...names.map((name) => field[name])].map(literal).join(', ');
  const others = `count() if (${isNoneOf(field.version, [recordVersion])})`;
  const query = `${those} | stats count_uniq(${id}) as events, count_uniq(${said}) as said, ${others} as others`;
  const [events, told, ofOthers] = await numbersOf(query, ['events', 'said', 'others'], settings, client);
  return events !== undefined && events === told && ofOthers === 0 ? `count_uniq(${id})` : undefined;
}

/**
 * Each event has one record, of the version that is read here. Counted day by day, as all records of an event have its time, and
 * by hashes of the ids, of which two that are equal only make this untrue.
 */
async function areSingle(those: string, settings: ArchiveSettings, client: VendorClient): Promise<boolean> {
  const events = `count_uniq_hash(${literal(field.id)}) if (${isAnyOf(field.version, [recordVersion])})`;
  const query = `${those} | stats by (_time:1d) count() as records, ${events} as events | stats sum(records) as records, sum(events) as events`;
  const [records, single] = await numbersOf(query, ['records', 'events'], settings, client);
  return records !== undefined && records === single;
}

async function numbersOf(
  query: string,
  names: readonly string[],
  settings: ArchiveSettings,
  client: VendorClient
): Promise<Array<number | undefined>> {
  const columns = Object.fromEntries(
    names.map((name) => [name, { at: [name], kind: 'number', fromText: true } satisfies PlannedColumn])
  );
  const table = await fetchLines(query, 'how many records there are of each event', columns, settings, client);
  return names.map((name) => table && plannedNumber(table, name).values[0]);
}

/** Undefined where the plugin compares otherwise than a store does. */
function exact({ field: name, negated, match }: StoreFilter): string | undefined {
  if ('pattern' in match || name === 'event' || name === 'message') {
    return undefined;
  }
  // A word that is no outcome is read as unknown.
  if (name === 'outcome' && match.values.includes('unknown')) {
    return undefined;
  }
  return (negated ? isNoneOf : isAnyOf)(field[name], match.values);
}

async function stats(
  found: string,
  counting: string,
  { groupBy, interval }: CountBy,
  settings: ArchiveSettings,
  client: VendorClient
): Promise<WordsCount[]> {
  const by = [
    ...(interval === undefined ? [] : [`_time:${interval}ms`]),
    ...groupBy.map((name) => literal(field[name])),
  ];
  const query = `${found} | stats ${by.length === 0 ? '' : `by (${by.join(', ')}) `}${counting} as count`;
  const words = groupBy.map((name): [string, PlannedColumn] => [name, { at: [field[name]], kind: 'dictionary' }]);
  const columns: ColumnPlan['columns'] = {
    count: { at: ['count'], kind: 'number', fromText: true, needed: true },
    time: { at: [field.time], kind: 'isoTime' },
    ...Object.fromEntries(words),
  };
  const table = await fetchLines(query, 'how many events there are', columns, settings, client);
  return table === undefined ? [] : countsIn(table, groupBy);
}

function countsIn(table: Table, groupBy: readonly GroupField[]): WordsCount[] {
  const counts = plannedNumber(table, 'count').values;
  const times = plannedNumber(table, 'time').values;
  const columns = groupBy.map((name) => plannedDictionary(table, name));
  return Array.from(counts, (count, row) => ({
    words: columns.map((column, index) => told(groupBy[index], wordAt(column, row) ?? '')),
    count,
    at: times[row] ?? NaN,
  }));
}

function told(name: GroupField | undefined, word: string): string {
  switch (name) {
    case 'outcome':
      return outcomes.find((known) => known === word) ?? 'unknown';
    case 'event':
      return word === '' ? 'unknown' : word;
    default:
      return word;
  }
}
