import type { GroupField } from '../../model/event';
import type { VendorClient } from '../client/client';
import type { EvenRange } from '../columns/even-ranges';
import { plannedDictionary, plannedNumber } from '../columns/planned';
import { wordAt } from '../columns/row-reader';
import type { Table } from '../seam/host';
import type { ColumnPlan, PlannedColumn } from '../seam/plan';
import { fetchLines } from './fetch-lines';
import { atLeast, below, every, happened, literal } from './log-query';
import { provable, type Provable } from './provable';
import { field } from './record';
import type { StoreSearch } from './store-search';
import { toldWord } from './told-word';

/** How many events have the same words in the fields that are grouped by; null is the empty string. */
export interface WordsCount {
  words: readonly string[];
  count: number;
  /** When their part of time begins, epoch ms; NaN where all are counted as one. */
  at: number;
}

export interface CountBy {
  groupBy: readonly GroupField[];
  /**
   * Counted in these parts, each event at its end where that is in the range, else at its time where that is; undefined = over all
   * of the range.
   */
  overTime?: { ranges: readonly EvenRange[]; from: number; to: number } | undefined;
}

/** Counts of the archive's own. */
export interface ArchivedCounts {
  counts: readonly WordsCount[];
  /** Of what lasts: how many began before the range and had not ended within it, and so are counted nowhere over time. */
  uncounted: number;
}

/** Undefined = the events have to be read. */
export async function countArchived(
  search: StoreSearch,
  { groupBy, overTime }: CountBy,
  client: VendorClient
): Promise<ArchivedCounts | undefined> {
  const proven = await provable(search, groupBy, client);
  if (proven === undefined) {
    return undefined;
  }
  const { found, counting } = proven;
  const count = (those: string, by: readonly GroupField[] = groupBy, part?: TimePart) =>
    stats({ found: those, counting }, by, part, client);
  if (overTime === undefined) {
    return wholeOrNone({ counts: await count(found), uncounted: 0 }, proven);
  }
  const { ranges, from, to } = overTime;
  const { lasting } = search;
  const endsIn = (first: number, last: number): string =>
    every(atLeast(field.end, Math.ceil(first)), below(field.end, Math.floor(last) + 1));
  const others = lasting === undefined ? found : every(found, `!(${endsIn(from, to)})`);
  const counts: WordsCount[] = [];
  for (const range of ranges) {
    const part = { from: Math.max(range.from, from), to: Math.min(range.until - 1, to) };
    counts.push(...(await count(every(others, happened(part)), groupBy, { ...range, of: field.time })));
    if (lasting !== undefined) {
      const ended = every(found, endsIn(part.from, part.to));
      counts.push(...(await count(ended, groupBy, { ...range, of: field.end })));
    }
  }
  const [before] =
    lasting === undefined ? [] : await count(every(others, happened({ from: -Infinity, to: from - 1 })), []);
  return wholeOrNone({ counts, uncounted: before?.count ?? 0 }, proven);
}

/** Behind a proxy that does not tell where an answer ends, one that was cut at a line's end looks whole. */
function wholeOrNone(told: ArchivedCounts, { records, areSingle }: Provable): ArchivedCounts | undefined {
  const sum = told.counts.reduce((known, { count }) => known + count, told.uncounted);
  return areSingle && sum !== records ? undefined : told;
}

/** A part of time is told by the moment at which it begins, in this field. */
interface TimePart {
  of: typeof field.time | typeof field.end;
  from: number;
  interval: number;
}

async function stats(
  { found, counting }: Pick<Provable, 'found' | 'counting'>,
  groupBy: readonly GroupField[],
  part: TimePart | undefined,
  client: VendorClient
): Promise<WordsCount[]> {
  const by = [...(part === undefined ? [] : [partText(part)]), ...groupBy.map((name) => literal(field[name]))];
  const query = `${found} | stats ${by.length === 0 ? '' : `by (${by.join(', ')}) `}${counting} as count`;
  const words = groupBy.map((name): [string, PlannedColumn] => [name, { at: [field[name]], kind: 'dictionary' }]);
  const columns: ColumnPlan['columns'] = {
    count: { at: ['count'], kind: 'number', fromText: true, needed: true },
    time: { at: [field.time], kind: 'isoTime', needed: part?.of === field.time },
    end: { at: [field.end], kind: 'number', fromText: true, needed: part?.of === field.end },
    ...Object.fromEntries(words),
  };
  const table = await fetchLines(query, 'how many events there are', columns, client);
  return countsIn(table, groupBy, part?.of === field.end ? 'end' : 'time');
}

/** A store adds the offset to a moment before it cuts time, and takes it away from what comes. */
function partText({ of, from, interval }: TimePart): string {
  const unit = of === field.time ? 'ms' : '';
  const offset = (interval - (from % interval)) % interval;
  return `${literal(of)}:${interval}${unit}${offset === 0 ? '' : ` offset ${offset}${unit}`}`;
}

function countsIn(table: Table, groupBy: readonly GroupField[], at: 'time' | 'end'): WordsCount[] {
  const counts = plannedNumber(table, 'count').values;
  const moments = plannedNumber(table, at).values;
  const columns = groupBy.map((name) => ({ name, column: plannedDictionary(table, name) }));
  return Array.from(counts, (count, row) => ({
    words: columns.map(({ name, column }) => toldWord(name, wordAt(column, row) ?? '')),
    count,
    at: moments[row] ?? NaN,
  }));
}
