import type { GroupField } from '../../model/event';
import { bucketCounts } from '../columns/bucket-counts';
import type { Buckets } from '../columns/buckets';
import { equalBuckets, mostBuckets } from '../columns/buckets';
import { calendarBuckets } from '../columns/calendar-buckets';
import { groupsOf } from '../columns/groups';
import { groupsOverTimeFrames, totalOverTimeFrame } from '../frames/count-over-time';
import type { Condition, Host } from '../seam/host';
import type { Frame } from '../seam/protocol';
import { AnswerError } from '../sentences/answer-error';
import { plural, numberText } from '../sentences/counts';
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
  if (buckets.widened !== undefined) {
    notes.notice(widened(buckets.widened));
  }
  const { rows, moments } = countedRows(found, question.envelope, host);
  if (rows.length < found.rows.length) {
    notes.notice(uncounted(found.rows.length - rows.length));
  }
  if (groupBy.length === 0) {
    const counts = await bucketCounts(rows, moments, { codes: null, groups: 1 }, buckets, host);
    return [totalOverTimeFrame(buckets, counts)];
  }
  const columns = groupBy.map((field) => found.events[field]);
  const groups = await groupsOf(columns, rows, host);
  const series = groups.counts.length;
  if (series > mostSeries || series * buckets.starts.length > mostPoints) {
    throw tooMany(series, buckets, groupBy);
  }
  const counts = await bucketCounts(rows, moments, { codes: groups.codes, groups: series }, buckets, host);
  return groupsOverTimeFrames(groupBy, groups, buckets, counts);
}

function bucketsOf({ query, envelope, client }: Question): Buckets {
  const { from, to, intervalMs } = envelope;
  const { interval, timeZone } = query;
  switch (interval.kind) {
    case 'auto':
      return equalBuckets(from, to, intervalMs);
    case 'duration':
      return equalBuckets(from, to, interval.milliseconds);
    case 'calendar':
      return calendarBuckets(from, to, interval.unit, timeZone, client.host);
    default:
      return interval satisfies never;
  }
}

/** The rows that count, and by row the moment at which each does. */
function countedRows(
  { events, conditions }: ShownEvents,
  { from, to }: { from: number; to: number },
  { columns }: Host
): { rows: Int32Array; moments: Float64Array } {
  const within = (values: Float64Array): Condition => ({ kind: 'range', values, min: from, max: to });
  const ended = columns.select(events.length, [within(events.end.values)]);
  const moments = columns.fill(events.time, ended, events.end).values;
  return { rows: columns.select(events.length, [...conditions, within(moments)]), moments };
}

function tooMany(series: number, { starts }: Buckets, groupBy: readonly GroupField[]): AnswerError {
  return new AnswerError(
    `Counting over time by ${groupBy.join(', ')} would make ${numberText(series)} series of ${numberText(starts.length)} points, more than Grafana can take: filter, or group by less${series > mostSeries ? '' : ', or choose a longer interval'}.`,
    400
  );
}

function widened({ from, to }: { from: string; to: string }): string {
  return `The interval was widened from ${from} to ${to}: a series has at most ${numberText(mostBuckets)} points.`;
}

function uncounted(count: number): string {
  return `Not counted: ${plural(count, 'event')} that began before the time range and had not ended within it.`;
}
