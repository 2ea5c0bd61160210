import { bucketsOf, mostBuckets } from '../columns/buckets';
import { calendarStarts } from '../columns/calendar-starts';
import type { CalendarUnit } from '../columns/calendar-starts';
import { countBetween } from '../columns/count-between';
import { AnswerError } from '../sentences/answer-error';
import { digits } from '../sentences/counted';
import type { Question } from './question';

/** The intervals that events are counted in. */
export interface Intervals {
  /** Where each begins: epoch ms, ascending. */
  starts: Float64Array;
  /** `starts.length` numbers a group. @param codes the group by row; null = one group */
  count(rows: Int32Array, moments: Float64Array, codes: Int32Array | null, size: number): Promise<Float64Array>;
}

/** At least as long as they are. */
const unitLength: Readonly<Record<CalendarUnit, number>> = {
  day: 23 * 3_600_000,
  week: 167 * 3_600_000,
  month: 671 * 3_600_000,
};

/** From the interval that holds the begin of the range to the one that holds its end. */
export function intervalsOf({ query, envelope, client, notes }: Question): Intervals {
  const { host } = client;
  const { from } = envelope;
  const to = Math.max(from, envelope.to);
  const { interval } = query;
  if (interval.kind === 'calendar') {
    const unit = fittingUnit(interval.unit, to - from);
    if (unit !== interval.unit) {
      notes.notice(widened(`a ${interval.unit}`, `a ${unit}`));
    }
    const starts = calendarStarts(from, to, unit, query.timeZone, host);
    return {
      starts,
      count: (rows, moments, codes, size) => countBetween(starts, rows, moments, codes, size, host),
    };
  }
  const buckets = bucketsOf(from, to, interval.kind === 'duration' ? interval.milliseconds : envelope.intervalMs);
  if (buckets.interval !== buckets.asked) {
    notes.notice(widened(`${buckets.asked / 1000} s`, `${buckets.interval / 1000} s`));
  }
  return {
    starts: Float64Array.from({ length: buckets.count }, (_, index) => buckets.start + index * buckets.interval),
    count: (rows, moments, codes, size) => Promise.resolve(host.columns.histogram(rows, moments, codes, size, buckets)),
  };
}

/** The calendar's unit, or the next longer one of which there are not too many. */
function fittingUnit(asked: CalendarUnit, length: number): CalendarUnit {
  const units: readonly CalendarUnit[] = ['day', 'week', 'month'];
  const fitting = units.slice(units.indexOf(asked)).find((unit) => length / unitLength[unit] < mostBuckets - 2);
  if (fitting === undefined) {
    throw new AnswerError(
      `Even by month the time range has more than ${digits(mostBuckets)} intervals: shorten it.`,
      400
    );
  }
  return fitting;
}

function widened(from: string, to: string): string {
  return `The interval was widened from ${from} to ${to}: a series has at most ${digits(mostBuckets)} points.`;
}
