import { bucketsOf, mostBuckets } from '../columns/buckets';
import { groupsOf } from '../columns/groups';
import { AnswerError } from '../sentences/answer-error';
import { counted, digits } from '../sentences/counted';
import { groupsOverTimeFrames, totalOverTimeFrame } from '../frames/count-over-time';
import type { Condition, Host } from '../seam/host';
import type { Frame } from '../seam/protocol';
import type { Question } from './question';
import type { Cut } from './cut';

/** Groups times buckets; beyond it neither browser nor alert rule could take the answer. */
const mostPoints = 1_000_000;

/** Counts each event once: at its end when that lies in the range, else at its time when that does, else not. */
export async function countOverTime(
  found: Cut,
  { envelope, groupBy, client, notes }: Question
): Promise<readonly Frame[]> {
  const { from, to } = envelope;
  const { host } = client;
  const buckets = bucketsOf(from, Math.max(from, to), envelope.intervalMs);
  const columns = groupBy.map((field) => found.events[field]);
  const { codes, groups } =
    columns.length === 0 ? { codes: null, groups: [] } : await groupsOf(columns, found.rows, host);
  const size = Math.max(1, groups.length);
  if (size * buckets.count > mostPoints) {
    throw new AnswerError(
      `Counting over time by ${groupBy.join(', ')} would make ${digits(size)} series of ${digits(buckets.count)} points: group by less, filter, or choose a longer interval.`,
      400
    );
  }
  const { rows, moments } = countedRows(found, from, to, host);
  const counts = host.columns.histogram(rows, moments, codes, size, buckets);
  const groupCounts = codes === null ? null : host.columns.tally(rows, codes, size);
  const left = found.rows.length - rows.length;
  const shown = groups.filter(({ code }) => (groupCounts?.[code + 1] ?? 0) > 0);
  if (buckets.interval !== buckets.asked) {
    notes.notice(widened(buckets));
  }
  if (left > 0) {
    notes.notice(uncounted(left));
  }
  return codes === null ? [totalOverTimeFrame(buckets, counts)] : groupsOverTimeFrames(groupBy, shown, buckets, counts);
}

/** The rows that count, and by row the moment at which each does. */
function countedRows(
  { events, conditions }: Cut,
  from: number,
  to: number,
  { columns }: Host
): { rows: Int32Array; moments: Float64Array } {
  const within = (values: Float64Array): Condition => ({ kind: 'range', values, min: from, max: to });
  const ended = columns.select(events.length, [within(events.end.values)]);
  const moments = columns.fill(events.time, ended, events.end).values;
  return { rows: columns.select(events.length, [...conditions, within(moments)]), moments };
}

function widened({ asked, interval }: { asked: number; interval: number }): string {
  return `The interval was widened from ${asked / 1000} s to ${interval / 1000} s: a series has at most ${digits(mostBuckets)} points.`;
}

function uncounted(count: number): string {
  return `Not counted: ${counted(count, 'event')} that began before the time range and had not ended within it.`;
}
