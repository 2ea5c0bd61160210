import type { GroupField } from '../../model/event';
import type { WordsCount } from '../archive/count-archived';
import { byWords, groupsOf } from '../columns/groups';
import type { Group } from '../columns/groups';
import type { Host } from '../seam/host';
import type { ArchivedCounts } from './count-with-archive';

/** What the archive and the vendor count, by group; without fields to group by all is one. */
export async function groupCounts(
  { archived, since }: ArchivedCounts,
  groupBy: readonly GroupField[],
  host: Host
): Promise<readonly Group[]> {
  if (since === undefined) {
    return summed(archived);
  }
  const { events, rows } = since;
  if (groupBy.length === 0) {
    return summed([...archived, { words: [], count: rows.length }]);
  }
  const columns = groupBy.map((name) => events[name]);
  return summed([...archived, ...(await groupsOf(columns, rows, host)).groups]);
}

function summed(counts: ReadonlyArray<Pick<WordsCount, 'words' | 'count'>>): Group[] {
  const known = new Map<string, Group>();
  for (const { words, count } of counts) {
    const key = JSON.stringify(words);
    const group = known.get(key) ?? { code: known.size, words, count: 0 };
    known.set(key, { ...group, count: group.count + count });
  }
  return Array.from(known.values()).sort(byWords);
}
