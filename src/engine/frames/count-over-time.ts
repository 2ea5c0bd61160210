import type { GroupField } from '../../model/event';
import type { Group } from '../columns/groups';
import type { Frame } from '../protocol';
import type { Buckets } from '../columns/buckets';
import { typedFrame } from './typed';

/** One series of all events, zeros included. */
export function totalOverTimeFrame(buckets: Buckets, counts: Float64Array): Frame {
  return seriesFrame(timesOf(buckets), counts, undefined);
}

/** One series a group; `counts` holds `buckets.count` numbers a group. Without groups there is no data. */
export function groupsOverTimeFrames(
  groupBy: readonly GroupField[],
  groups: readonly Group[],
  buckets: Buckets,
  counts: Float64Array
): Frame[] {
  if (groups.length === 0) {
    return [typedFrame('timeseries-multi')];
  }
  const times = timesOf(buckets);
  return groups.map(({ code, words }) =>
    seriesFrame(
      times,
      counts.slice(code * buckets.count, (code + 1) * buckets.count),
      Object.fromEntries(groupBy.map((name, index) => [name, words[index] ?? '']))
    )
  );
}

function timesOf({ start, interval, count }: Buckets): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => start + index * interval);
}

function seriesFrame(
  times: Float64Array,
  counts: Float64Array,
  labels: Readonly<Record<string, string>> | undefined
): Frame {
  return typedFrame('timeseries-multi', [
    { name: 'time', type: 'time', nullable: false, values: times },
    { name: 'count', type: 'number', nullable: false, ...(labels === undefined ? {} : { labels }), values: counts },
  ]);
}
