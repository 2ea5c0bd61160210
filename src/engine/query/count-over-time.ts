import type { Buckets } from '../columns/buckets';
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
/** Points between two turns of the loop. */
const atOnce = 10_000;

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
  const { counts, groupCounts } = await countInto({ from, to, buckets, codes, size }, found, host);
  const left = found.rows.length - groupCounts.reduce((sum, count) => sum + count, 0);
  const shown = groups.filter(({ code }) => (groupCounts[code] ?? 0) > 0);
  if (buckets.interval !== buckets.asked) {
    notes.notice(widened(buckets));
  }
  if (left > 0) {
    notes.notice(uncounted(left));
  }
  return codes === null ? [totalOverTimeFrame(buckets, counts)] : groupsOverTimeFrames(groupBy, shown, buckets, counts);
}

interface Into {
  from: number;
  to: number;
  buckets: Buckets;
  /** By row; null = one group. */
  codes: Int32Array | null;
  size: number;
}

interface Counted {
  /** `buckets.count` numbers a group. */
  counts: Float64Array;
  /** One number a group. */
  groupCounts: Float64Array;
}

/** Those that begin within the range at their time, plus those that end in it at their end, less those that do both at their time. */
async function countInto(into: Into, { events, conditions }: Cut, host: Host): Promise<Counted> {
  const { columns } = host;
  const within = (values: Float64Array): Condition => ({ kind: 'range', values, min: into.from, max: into.to });
  const count = (times: Float64Array, ...more: Condition[]): Counted & { rows: number } => {
    const rows = columns.select(events.length, [...conditions, ...more]);
    return {
      rows: rows.length,
      counts: columns.histogram(rows, times, into.codes, into.size, into.buckets),
      groupCounts:
        into.codes === null ? Float64Array.of(rows.length) : columns.tally(rows, into.codes, into.size).subarray(1),
    };
  };
  const time = events.time.values;
  const end = events.end.values;
  const begun = count(time, within(time));
  const ended = count(end, within(end));
  if (ended.rows === 0) {
    return begun;
  }
  const both = count(time, within(time), within(end));
  return {
    counts: await summed(begun.counts, ended.counts, both.counts, host),
    groupCounts: await summed(begun.groupCounts, ended.groupCounts, both.groupCounts, host),
  };
}

async function summed(begun: Float64Array, ended: Float64Array, both: Float64Array, host: Host): Promise<Float64Array> {
  const sums = begun.slice();
  for (let index = 0; index < sums.length; index++) {
    sums[index] = (begun[index] ?? 0) + (ended[index] ?? 0) - (both[index] ?? 0);
    if (index % atOnce === atOnce - 1) {
      await host.turn();
    }
  }
  return sums;
}

function widened({ asked, interval }: { asked: number; interval: number }): string {
  return `The interval was widened from ${asked / 1000} s to ${interval / 1000} s: a series has at most ${digits(mostBuckets)} points.`;
}

function uncounted(count: number): string {
  return `Not counted: ${counted(count, 'event')} that began before the time range and had not ended within it.`;
}
