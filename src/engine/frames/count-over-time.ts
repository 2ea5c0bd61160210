import type { GroupField } from '../../model/event';
import { wordsOf, type Groups } from '../columns/groups';
import type { Field, Frame } from '../seam/protocol';
import type { Buckets } from '../columns/buckets';
import { outcomeColor } from './outcome-config';
import { typedFrame } from './typed';

/** One series of all events, zeros included. */
export function totalOverTimeFrame(buckets: Buckets, counts: Float64Array): Frame {
  return seriesFrame(buckets.starts, counts, {});
}

/** One series a group; `counts` holds one number a bucket and group. Without groups there is no data. */
export function groupsOverTimeFrames(
  groupBy: readonly GroupField[],
  groups: Groups,
  { starts }: Buckets,
  counts: Float64Array
): Frame[] {
  if (groups.counts.length === 0) {
    return [typedFrame('timeseries-multi')];
  }
  return Array.from(groups.counts, (_, group) => {
    const words = wordsOf(groups, group);
    return seriesFrame(starts, counts.slice(group * starts.length, (group + 1) * starts.length), {
      labels: Object.fromEntries(groupBy.map((name, index) => [name, words[index] ?? ''])),
      config: { displayNameFromDS: nameOf(words), ...colorOf(groupBy, words) },
    });
  });
}

/** A legend says what was counted, not that it was counted. */
function nameOf(words: readonly string[]): string {
  return words.map((word) => word || '(none)').join(', ');
}

/** Grafana's palette could paint failures green. */
function colorOf(groupBy: readonly GroupField[], words: readonly string[]): Field['config'] {
  return groupBy.length === 1 && groupBy[0] === 'outcome'
    ? { color: { mode: 'fixed', fixedColor: outcomeColor(words[0] ?? '') } }
    : {};
}

function seriesFrame(times: Float64Array, counts: Float64Array, series: Pick<Field, 'labels' | 'config'>): Frame {
  return typedFrame('timeseries-multi', [
    { name: 'time', type: 'time', nullable: false, values: times },
    { name: 'count', type: 'number', nullable: false, ...series, values: counts },
  ]);
}
