const minute = 60_000;
/** 9999-12-31T23:59Z, the last minute that a date of four digits can say. */
const lastMinute = 253_402_300_740_000;

/** Whole minutes, epoch ms, in which everything of a range lies. */
export interface TimeWindow {
  start: number;
  end: number;
}

/**
 * Opsera counts in minutes (`HH:mm`), and does not say whether the end's own minute is part of the answer: the end is
 * the first minute after the range. The zone of these is not documented; record times and known clients use UTC.
 */
export function windowAround(from: number, to: number): TimeWindow {
  return { start: clamped(Math.floor(from / minute)), end: clamped(Math.floor(to / minute) + 1) };
}

/** The last moment that is within every range with this window: what comes after it may not be. */
export function surelyWithin({ end }: TimeWindow): number {
  return end - minute;
}

function clamped(minutes: number): number {
  return Math.min(Math.max(minutes * minute, 0), lastMinute);
}
