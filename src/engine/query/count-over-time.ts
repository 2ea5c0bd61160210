import type { Buckets } from '../columns/buckets';
import { bucketsOf, mostBuckets } from '../columns/buckets';
import { groupsOf } from '../columns/groups';
import { AnswerError } from '../answer-error';
import { groupsOverTimeFrames, totalOverTimeFrame } from '../frames/count-over-time';
import type { Condition, Host } from '../host';
import type { Notice } from '../protocol';
import type { Answer, Asked } from './asked';
import type { Cut } from './cut';

/** Groups times buckets; beyond it neither browser nor alert rule could take the answer. */
const mostPoints = 5_000_000;

/** Counts each event once: at its end when that lies in the range, else at its time when that does, else not. */
export async function countOverTime(found: Cut, { envelope, groupBy, work }: Asked): Promise<Answer> {
  const { from, to } = envelope;
  const { host } = work;
  const buckets = bucketsOf(from, to, envelope.intervalMs);
  const columns = groupBy.map((field) => found.events[field]);
  const { codes, groups } =
    columns.length === 0 ? { codes: null, groups: [] } : await groupsOf(columns, found.rows, host);
  const size = Math.max(1, groups.length);
  if (size * buckets.count > mostPoints) {
    throw new AnswerError(
      `Counting over time by ${groupBy.join(', ')} would make ${size} series of ${buckets.count} points: group by less, filter, or choose a longer interval.`,
      400
    );
  }
  const { counts, counted } = histogram(found, { from, to, buckets, codes, size }, host);
  const left = found.rows.length - counted;
  return {
    frames:
      codes === null ? [totalOverTimeFrame(buckets, counts)] : groupsOverTimeFrames(groupBy, groups, buckets, counts),
    notices: [...found.notices, ...widened(buckets), ...(left > 0 ? [uncounted(left)] : [])],
    shortfalls: found.shortfalls,
  };
}

interface Into {
  from: number;
  to: number;
  buckets: Buckets;
  codes: Int32Array | null;
  size: number;
}

/** Those that end in the range at their end, those that begin in it at their time, less those that do both at their time. */
function histogram({ events, conditions }: Cut, into: Into, host: Host): { counts: Float64Array; counted: number } {
  const { columns } = host;
  const within = (values: Float64Array): Condition => ({ kind: 'range', values, min: into.from, max: into.to });
  const rowsWith = (...more: Condition[]): Int32Array => columns.select(events.length, [...conditions, ...more]);
  const count = (rows: Int32Array, times: Float64Array): Float64Array =>
    columns.histogram(rows, times, into.codes, into.size, into.buckets);
  const time = events.time.values;
  const end = events.end.values;

  const begun = rowsWith(within(time));
  const ended = rowsWith(within(end));
  const counts = count(begun, time);
  if (ended.length === 0) {
    return { counts, counted: begun.length };
  }
  const both = rowsWith(within(time), within(end));
  const atEnd = count(ended, end);
  const twice = count(both, time);
  return {
    counts: counts.map((value, index) => value + (atEnd[index] ?? 0) - (twice[index] ?? 0)),
    counted: begun.length + ended.length - both.length,
  };
}

function widened({ asked, interval }: { asked: number; interval: number }): Notice[] {
  return interval === asked
    ? []
    : [
        {
          severity: 'info',
          text: `The interval was widened from ${asked / 1000} s to ${interval / 1000} s: a series has at most ${mostBuckets} points.`,
        },
      ];
}

function uncounted(count: number): Notice {
  return {
    severity: 'info',
    text: `${count} events that began before the time range and had not ended within it are not counted.`,
  };
}
