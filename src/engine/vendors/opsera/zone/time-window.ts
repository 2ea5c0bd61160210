const minute = 60_000;
/** 9999-12-31T23:59Z, the last minute that a date of four digits can say. */
const lastMinute = 253_402_300_740_000;

/** Whole minutes, ms since the epoch; by a zone's clock as if that were UTC's. */
export interface TimeWindow {
  start: number;
  end: number;
}

/**
 * Opsera counts in minutes (`HH:mm`), and does not say whether the end's own minute is part of the answer: the end is
 * the first minute after the range.
 */
export function windowAround(from: number, to: number): TimeWindow {
  return { start: wholeMinute(from), end: wholeMinute(to + minute) };
}

/** The minute that a moment lies in, or the nearest one that a date of four digits can say. */
export function wholeMinute(at: number): number {
  return Math.min(Math.max(Math.floor(at / minute) * minute, 0), lastMinute);
}
