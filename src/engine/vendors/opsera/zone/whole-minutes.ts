import type { TimeRange } from '../../../seam/time-range';

const minute = 60_000;
/** 9999-12-31T23:59Z, the last minute that a date of four digits can say. */
const lastMinute = 253_402_300_740_000;

/**
 * Opsera counts in minutes (`HH:mm`), and does not say whether the end's own minute is part of the answer: the end is
 * the first minute after the range.
 */
export function minutesAround(from: number, to: number): TimeRange {
  return { from: wholeMinute(from), to: wholeMinute(to + minute) };
}

/** The minute that a moment lies in, or the nearest one that a date of four digits can say. */
export function wholeMinute(at: number): number {
  return Math.min(Math.max(Math.floor(at / minute) * minute, 0), lastMinute);
}
