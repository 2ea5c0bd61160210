import type { Notes } from '../reading/reading';
import { badRequest } from '../sentences/answer-error';
import { utcText } from '../sentences/utc-text';
import type { TimeRange } from '../seam/time-range';

/** The years that times can be written in: 0 to 9999. */
const earliest = new Date(0).setUTCFullYear(0, 0, 1);
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** In 64 bits of nanoseconds what is before the year 1677 begins here. */
const wrappedBegin = Date.UTC(2184, 0, 1);

/**
 * A query's range within what a date can say. One that ends before it begins holds nothing; a rule on it would never fire.
 * Grafana sends times in 64 bits of nanoseconds, in which what comes after the year 2262 is one of long ago (9998 is 1814), and
 * the other way round: an end before 1970 of a range that begins later is meant to be open, and so is a begin after 2184 of one
 * that ends earlier.
 */
export function checkedRange(range: TimeRange, fromAlert: boolean, notes: Notes): TimeRange {
  const isOpenBegin = range.from >= wrappedBegin && range.to < range.from;
  const from = isOpenBegin ? 0 : Math.min(Math.max(range.from, earliest), latest);
  const isOpenEnd = range.to < 0 && range.from >= 0;
  const to = isOpenEnd ? latest : Math.min(Math.max(range.to, earliest), latest);
  if (to < from) {
    const text = `The time range ends (${utcText(to)}) before it begins (${utcText(from)}), so nothing can be in it.`;
    if (fromAlert) {
      throw badRequest(text);
    }
    notes.notice(text);
  }
  return { from, to };
}
