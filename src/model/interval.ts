import { entryOf } from './entry-of';

/** How long the intervals of `countOverTime` are. */
export type Interval =
  | { kind: 'auto' }
  | { kind: 'duration'; milliseconds: number }
  /** Counted in the query's time zone: from the full hour, from midnight, from Monday, from the first of a month. */
  | { kind: 'calendar'; unit: 'hour' | 'day' | 'week' | 'month' };

const calendar: Readonly<Record<string, Interval>> = {
  // In capitals as the month, beside the minute: `1h` is an hour of UTC, wherever a zone is half an hour off.
  '1H': { kind: 'calendar', unit: 'hour' },
  '1d': { kind: 'calendar', unit: 'day' },
  '1w': { kind: 'calendar', unit: 'week' },
  '1M': { kind: 'calendar', unit: 'month' },
};
const milliseconds: Readonly<Partial<Record<string, number>>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** Reads `auto`, a duration in whole seconds, minutes or hours, or one of the calendar's; undefined for anything else. */
export function readInterval(text: string): Interval | undefined {
  if (text === 'auto') {
    return { kind: 'auto' };
  }
  const [, count, unit] = /^([1-9]\d{0,5})([smh])$/.exec(text) ?? [];
  const length = milliseconds[unit ?? ''];
  return count !== undefined && length !== undefined
    ? { kind: 'duration', milliseconds: Number(count) * length }
    : entryOf(calendar, text);
}
