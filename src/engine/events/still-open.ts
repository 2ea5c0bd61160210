import { isOpen } from '../../model/event';
import { whereNotIn } from '../columns/where-not-in';
import { whereNumber } from '../columns/where-number';
import { whereWord } from '../columns/where-word';
import type { Condition } from '../seam/column-tools';
import type { Host } from '../seam/host';
import type { Events } from './events';

/** What has gone on for longer than this is archived as it is: something that hangs must not hold up all that came after it. */
export const longestOpen = 24 * 3_600_000;

/** What runs or waits, and has no end. */
export function goesOn({ length, end, outcome }: Events, host: Host): Condition[] {
  const ended = host.columns.select(length, [whereNumber(end.values)]);
  return [whereWord(outcome, isOpen), whereNotIn(ended, length, host)];
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
