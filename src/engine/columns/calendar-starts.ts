import type { Interval } from '../../model/interval';
import type { Host } from '../seam/host';

export type CalendarUnit = Extract<Interval, { kind: 'calendar' }>['unit'];

const day = 24 * 3_600_000;

/**
 * The days, weeks (from Monday) or months of a time zone, by their first moments (epoch ms, ascending): from the one that
 * holds `from` to the one that holds `to`. A day may have 23 or 25 hours, and begin late where midnight was left out.
 */
export function calendarStarts(from: number, to: number, unit: CalendarUnit, zone: string, host: Host): Float64Array {
  // No zone is two days from UTC.
  const values: string[] = [];
  for (let date = firstDay(from - 2 * day, unit); date <= to + 2 * day; date = nextDay(date, unit)) {
    values.push(new Date(date).toISOString().slice(0, 19));
  }
  const texts = { kind: 'dictionary' as const, codes: Int32Array.from(values, (_, index) => index), values };
  const starts = (host.zonedTimes(texts, zone) ?? new Float64Array(0)).filter((start) => start <= to);
  const later = starts.findIndex((start) => start > from);
  return starts.slice(Math.max(0, (later < 0 ? starts.length : later) - 1));
}

/** The day on which the unit that holds a moment begins; as all dates here, by its midnight in UTC. */
function firstDay(time: number, unit: CalendarUnit): number {
  const date = new Date(time);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case 'day':
      return Date.UTC(year, month, dayOfMonth);
    case 'week':
      return Date.UTC(year, month, dayOfMonth - ((date.getUTCDay() + 6) % 7));
    case 'month':
      return Date.UTC(year, month, 1);
    default:
      return unit satisfies never;
  }
}

function nextDay(date: number, unit: CalendarUnit): number {
  const at = new Date(date);
  return unit === 'month'
    ? Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)
    : date + (unit === 'week' ? 7 * day : day);
}
