import { isOpen } from '../../model/event';
import { constantNumber } from '../columns/constant';
import { whereNumber } from '../columns/where-number';
import { whereWord } from '../columns/where-word';
import type { Condition, Host } from '../seam/host';
import type { Events } from './events';

/** What has gone on for longer than this is archived as it is: something that hangs must not hold up all that came after it. */
export const longestOpen = 24 * 3_600_000;

/** What runs or waits, and has no end. */
export function goesOn({ length, end, outcome }: Events, { columns }: Host): Condition[] {
  const ended = columns.select(length, [whereNumber(end.values)]);
  const open = columns.fill(constantNumber(0, length), ended, NaN).values;
  return [whereWord(outcome, isOpen), { kind: 'range', values: open, min: 0, max: 0 }];
}

/**
 * The rows of what still goes on at `now` (epoch ms) and has not done so for long, the earliest first: an archive waits for
 * how they end.
 */
export function stillOpen(events: Events, now: number, host: Host): Int32Array {
  const { values } = events.time;
  const recent = { kind: 'range', values, min: now - longestOpen, max: Infinity } as const;
  return host.columns.order(host.columns.select(events.length, [...goesOn(events, host), recent]), values);
}
