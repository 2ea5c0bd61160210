import { readInterval } from '../../model/interval';

const steps = ['1s', '5s', '15s', '30s', '1m', '5m', '15m', '30m', '1H', '2h', '6h', '12h', '1d', '1w'] as const;
const longest = '1M';
/** More bars than these are a fence: nobody reads one. */
const mostBars = 100;
const hour = 3_600_000;
const day = 24 * hour;
const calendar = { hour, day, week: 7 * day, month: Infinity };

/** The shortest interval that people count in with which a range has few enough bars. @param least ms, what there is room for */
export function readableInterval(range: number, least: number): string {
  const needed = Math.max(range / mostBars, least);
  return steps.find((step) => lengthOf(step) >= needed) ?? longest;
}

function lengthOf(step: string): number {
  const interval = readInterval(step);
  switch (interval?.kind) {
    case 'duration':
      return interval.milliseconds;
    case 'calendar':
      return calendar[interval.unit];
    default:
      return Infinity;
  }
}
