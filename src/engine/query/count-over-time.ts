import type { GroupField } from '../../model/event';
import { bucketCounts } from '../columns/bucket-counts';
import { equalBuckets, mostBuckets, type Buckets } from '../columns/buckets';
import { calendarBuckets } from '../columns/calendar-buckets';
import { groupsOf, type Groups } from '../columns/groups';
import { groupsOverTimeFrames, totalOverTimeFrame } from '../frames/count-over-time';
import type { Notes } from '../reading/reading';
import type { Condition } from '../seam/column-tools';
import type { Host } from '../seam/host';
import type { Frame } from '../seam/protocol';
import type { TimeRange } from '../seam/time-range';
import { badRequest } from '../sentences/answer-error';
import { plural, numberText } from '../sentences/counts';
import { durationText } from '../sentences/duration';
import type { ShownEvents } from './choose-shown';
import type { Question } from './question';

/** Beyond these neither browser nor alert rule could take the answer. */
const mostSeries = 1_000;
const mostPoints = 1_000_000;

/** Counts each event once: at its end when that lies in the range, else at its time when that does, else not. */
export async function countOverTime(found: ShownEvents, question: Question): Promise<readonly Frame[]> {
  const { groupBy, notes } = question;
  const { host } = question.client;
  const buckets = bucketsOf(question);
  noteWidened(buckets, notes);
  const { rows, moments } = countedRows(found, question.envelope, host);
  noteUncounted(found.rows.length - rows.length, notes);
  if (groupBy.length === 0) {
    const counts = await bucketCounts(rows, moments, { codes: null, groups: 1 }, buckets, host);
    return [totalOverTimeFrame(buckets, counts)];
  }
  const columns = groupBy.map((field) => found.events[field]);
  const groups = await groupsOf(columns, rows, host);
  const series = boundedSeries(groups, buckets, groupBy);
  const counts = await bucketCounts(rows, moments, { codes: groups.codes, groups: series }, buckets, host);
  return groupsOverTimeFrames(groupBy, groups, buckets, counts);
}

export function bucketsOf({ query, envelope, client }: Question): Buckets {
  const { from, to, intervalMs } = envelope;
  const { interval, timeZone } = query;
  switch (interval.kind) {
    case 'auto':
      return equalBuckets(from, to, intervalMs, client.host);
    case 'duration':
      return equalBuckets(from, to, interval.milliseconds, client.host);
    case 'calendar':
      return calendarBuckets(from, to, interval.unit, timeZone, client.host);
    default:
      return interval satisfies never;
  }
}

/** The rows that count, and by row the moment at which each does. */
export function countedRows(
  { events, conditions }: ShownEvents,
  { from, to }: TimeRange,
  { columns }: Host
): { rows: Int32Array; moments: Float64Array } {
  const within = (values: Float64Array): Condition => ({ kind: 'range', values, min: from, max: to });
  const ended = columns.select(events.length, [within(events.end.values)]);
  const moments = columns.fill(events.time, ended, events.end).values;
  return { rows: columns.select(events.length, [...conditions, within(moments)]), moments };
}

/** How many series there are. Throws AnswerError where they are more than anyone can take. */
export function boundedSeries({ counts }: Groups, { starts }: Buckets, groupBy: readonly GroupField[]): number {
  const series = counts.length;
  if (series <= mostSeries && series * starts.length <= mostPoints) {
    return series;
  }
  throw badRequest(
    `Counting over time by ${groupBy.join(', ')} would make ${numberText(series)} series of ${numberText(starts.length)} points, more than Grafana can take: filter, or group by less${series > mostSeries ? '' : ', or choose a longer interval'}.`
  );
}

export function noteWidened({ widened }: Buckets, notes: Notes): void {
  if (widened !== undefined) {
    notes.notice(
      `The interval was widened from ${intervalText(widened.from)} to ${intervalText(widened.to)}: a series has at most ${numberText(mostBuckets)} points.`
    );
  }
}

function intervalText(interval: number | string): string {
  return typeof interval === 'number' ? durationText(interval) : interval;
}

export function noteUncounted(count: number, notes: Notes): void {
  if (count > 0) {
    notes.notice(
      `Not counted: ${plural(count, 'event')} that began before the time range and had not ended within it.`
    );
  }
}
