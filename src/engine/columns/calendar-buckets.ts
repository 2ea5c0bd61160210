import type { Host } from '../seam/host';
import { mostBuckets, type Buckets } from './buckets';
import { dictionaryOf } from './dictionary-of';

const hour = 3_600_000;
const day = 24 * hour;
const units = ['hour', 'day', 'week', 'month', 'year'] as const;
type Unit = (typeof units)[number];
/** What a date begins. */
type LongUnit = Exclude<Unit, 'hour'>;

/** A zone's date is at most a day from that in UTC, and so is the date that is one further. */
const datesAround = 2;

/**
 * Hours, days, weeks (from Monday) or months as people in a zone count them, from the one that holds `from` to the one that holds
 * `to`; longer ones than asked for where there would be too many. Where clocks are changed a day has 23 or 25 hours.
 */
export function calendarBuckets(from: number, to: number, asked: Unit, zone: string, host: Host): Buckets {
  const unit = units.slice(units.indexOf(asked)).find((longer) => (to - from) / shortestOf[longer] + 2 <= mostBuckets);
  const midnights = midnightsOf(datesFrom(from, to, unit === 'hour' ? 'day' : (unit ?? 'year')), zone, host);
  const starts = unit === 'hour' ? hoursOf(midnights) : midnights;
  return {
    starts: starts.filter((start, index) => from <= to && (starts[index + 1] ?? Infinity) > from && start <= to),
    ...(unit === asked
      ? {}
      : { widened: { from: asked === 'hour' ? 'an hour' : `a ${asked}`, to: `a ${unit ?? 'year'}` } }),
  };
}

/** Hours are counted from a day's begin: where clocks are changed by half an hour, its last one is as short. */
function hoursOf(midnights: Float64Array): Float64Array {
  const starts: number[] = [];
  midnights.forEach((midnight, index) => {
    for (let start = midnight; start < (midnights[index + 1] ?? midnight + 1); start += hour) {
      starts.push(start);
    }
  });
  return Float64Array.from(starts);
}

const shortestOf: Readonly<Record<Unit, number>> = {
  // Some zones have half an hour a year more of them.
  hour: 0.999 * hour,
  day: 23 * hour,
  week: 6.9 * day,
  month: 27.9 * day,
  year: 364 * day,
};

/** The first days of all units that a zone may be in from one moment to another, as midnights in UTC. */
function datesFrom(from: number, to: number, unit: LongUnit): number[] {
  const dates: number[] = [];
  for (let date = firstOf(from - datesAround * day, unit); date <= to + datesAround * day; date = nextOf(date, unit)) {
    dates.push(date);
  }
  return dates;
}

function firstOf(moment: number, unit: LongUnit): number {
  const date = new Date(Math.floor(moment / day) * day);
  switch (unit) {
    case 'day':
      return date.getTime();
    case 'week':
      return date.getTime() - ((date.getUTCDay() + 6) % 7) * day;
    case 'month':
      return date.setUTCDate(1);
    case 'year':
      return date.setUTCMonth(0, 1);
    default:
      return unit satisfies never;
  }
}

function nextOf(date: number, unit: LongUnit): number {
  switch (unit) {
    case 'day':
      return date + day;
    case 'week':
      return date + 7 * day;
    case 'month':
      return new Date(date).setUTCMonth(new Date(date).getUTCMonth() + 1);
    case 'year':
      return new Date(date).setUTCFullYear(new Date(date).getUTCFullYear() + 1);
    default:
      return unit satisfies never;
  }
}

/** When these days begin in the zone, each moment once: where a midnight is left out, the day begins when clocks go on. */
function midnightsOf(dates: readonly number[], zone: string, host: Host): Float64Array {
  const texts = dates.map((date) => new Date(date).toISOString().replace(/\.000Z$/, ''));
  const midnights = host.zonedTimes(dictionaryOf(texts), zone);
  if (midnights === null) {
    throw new TypeError('The zone was checked with the query.');
  }
  return midnights.filter((start, index) => start > (midnights[index - 1] ?? -Infinity));
}
