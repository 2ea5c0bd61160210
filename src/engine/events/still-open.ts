import type { Host } from '../seam/host';
import type { Events } from './events';

/** What has gone on for longer than this is archived as it is: something that hangs must not hold up all that came after it. */
export const longestOpen = 24 * 3_600_000;

/**
 * The rows of what still goes on at `now` (epoch ms) and has not done so for long, the earliest first: an archive waits for
 * how they end.
 */
export function stillOpen({ length, time, end, outcome }: Events, now: number, { columns }: Host): Int32Array {
  const allowed = Uint8Array.from(['', ...outcome.values], (word) =>
    word === 'running' || word === 'waiting' ? 1 : 0
  );
  const ended = columns.select(length, [{ kind: 'range', values: end.values, min: -Infinity, max: Infinity }]);
  const begun = columns.fill(time, ended, NaN).values;
  const rows = columns.select(length, [
    { kind: 'codes', codes: outcome.codes, allowed },
    { kind: 'range', values: begun, min: now - longestOpen, max: Infinity },
  ]);
  return columns.order(rows, time.values);
}
