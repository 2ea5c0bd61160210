import { countArchived } from '../archive/count-archived';
import { bucketCounts } from '../columns/bucket-counts';
import { bucketOf, evenRanges } from '../columns/even-ranges';
import { groupsOf, groupsOfCounts, wordsOf } from '../columns/groups';
import { groupsOverTimeFrames, totalOverTimeFrame } from '../frames/count-over-time';
import type { Frame } from '../seam/protocol';
import { boundedSeries, bucketsOf, countedRows, noteUncounted, noteWidened } from './count-over-time';
import { groupCounts } from './group-counts';
import type { Question } from './question';
import { storedAnswer } from './stored-answer';

/** More numbers than this would hold up the loop, and so many ranges take as many calls. */
const mostCounts = 50_000;
const mostRanges = 30;

/** The counts of `countOverTime` where the archive tells them; undefined = the events have to be read. */
export async function storedCountOverTime(question: Question): Promise<readonly Frame[] | undefined> {
  const { groupBy, notes, client, envelope } = question;
  const { host } = client;
  const { from, to } = envelope;
  const buckets = bucketsOf(question);
  const { starts } = buckets;
  const ranges = evenRanges(starts);
  if (ranges.length > mostRanges) {
    return undefined;
  }
  const by = { groupBy, overTime: { ranges, from, to } };
  const told = await storedAnswer(question, async (search, archive) => {
    const archived = await countArchived(search, by, archive);
    return archived !== undefined && archived.counts.length > mostCounts ? undefined : archived;
  });
  if (told === undefined) {
    return undefined;
  }
  noteWidened(buckets, notes);
  const { counts: stored, uncounted } = told.stored;
  const counted = told.since && countedRows(told.since, envelope, host);
  const since = told.since && counted && { events: told.since.events, rows: counted.rows };
  noteUncounted(uncounted + (told.since?.rows.length ?? 0) - (since?.rows.length ?? 0), notes);
  const groups =
    groupBy.length === 0 ? groupsOfCounts([{ words: [], count: 0 }]) : await groupCounts(stored, since, groupBy, host);
  const series = boundedSeries(groups, buckets, groupBy);
  const placed = new Map(Array.from(groups.counts, (_, place) => [JSON.stringify(wordsOf(groups, place)), place]));
  const counts = new Float64Array(series * starts.length);
  const add = (words: readonly string[], bucket: number, count: number): void => {
    const at = (placed.get(JSON.stringify(words)) ?? 0) * starts.length + bucket;
    counts[at] = (counts[at] ?? 0) + count;
  };
  stored.forEach(({ words, at, count }) => add(words, bucketOf(at, starts), count));
  if (since !== undefined && counted !== undefined) {
    const columns = groupBy.map((field) => since.events[field]);
    const own = groupBy.length === 0 ? undefined : await groupsOf(columns, since.rows, host);
    const codes = { codes: own?.codes ?? null, groups: own?.counts.length ?? 1 };
    const places = await bucketCounts(since.rows, counted.moments, codes, buckets, host);
    for (let group = 0; group < codes.groups; group++) {
      const words = own === undefined ? [] : wordsOf(own, group);
      const first = group * starts.length;
      places.subarray(first, first + starts.length).forEach((count, bucket) => count > 0 && add(words, bucket, count));
    }
  }
  return groupBy.length === 0
    ? [totalOverTimeFrame(buckets, counts)]
    : groupsOverTimeFrames(groupBy, groups, buckets, counts);
}
