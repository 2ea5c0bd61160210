import type { GroupField } from '../../model/event';
import type { WordsCount } from '../archive/count-archived';
import { groupsOf, groupsOfCounts, wordsOf, type Groups } from '../columns/groups';
import type { Host } from '../seam/host';
import type { ShownEvents } from './choose-shown';

type Counted = Pick<WordsCount, 'words' | 'count'>;

/** What the archive and the vendor count, by group; without fields to group by all is one. */
export async function groupCounts(
  stored: readonly WordsCount[],
  since: Pick<ShownEvents, 'events' | 'rows'> | undefined,
  groupBy: readonly GroupField[],
  host: Host
): Promise<Groups> {
  if (since === undefined) {
    return groupsOfCounts(summed(stored));
  }
  const { events, rows } = since;
  if (groupBy.length === 0) {
    return groupsOfCounts(summed([...stored, { words: [], count: rows.length }]));
  }
  const columns = groupBy.map((name) => events[name]);
  const own = await groupsOf(columns, rows, host);
  return groupsOfCounts(
    summed([...stored, ...Array.from(own.counts, (count, group) => ({ words: wordsOf(own, group), count }))])
  );
}

function summed(counts: readonly Counted[]): Counted[] {
  const known = new Map<string, Counted>();
  for (const { words, count } of counts) {
    const key = JSON.stringify(words);
    known.set(key, { words, count: (known.get(key)?.count ?? 0) + count });
  }
  return Array.from(known.values());
}
