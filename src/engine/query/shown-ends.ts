import type { Events } from '../events';
import type { Host } from '../host';
import { anyNumber } from './any-number';

/** Rows between two turns of the loop. */
const atOnce = 5_000;

/**
 * Where each event ends on a picture, epoch ms: its end; a point's time; for what still goes on, now or the end of the
 * range, whichever is earlier. Mostly a column that is there already; only events with and without an end need a loop.
 */
export async function shownEnds(events: Events, lasts: boolean, openEnd: number, host: Host): Promise<Float64Array> {
  const { length, time, end, outcome } = events;
  const ended = host.columns.select(length, [anyNumber(end.values)]).length;
  if (ended === length) {
    return end.values;
  }
  const goesOn = new Uint8Array(outcome.values.length + 1);
  outcome.values.forEach((word, code) => {
    goesOn[code + 1] = lasts && (word === 'running' || word === 'waiting') ? 1 : 0;
  });
  const going = goesOn.includes(1)
    ? host.columns.select(length, [{ kind: 'codes', codes: outcome.codes, allowed: goesOn }]).length
    : 0;
  if (ended === 0 && going === 0) {
    return time.values;
  }
  const ends = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const start = time.values[row] ?? NaN;
    const known = end.values[row] ?? NaN;
    const open = goesOn[(outcome.codes[row] ?? -1) + 1] === 1 ? Math.max(start, openEnd) : start;
    ends[row] = Number.isNaN(known) ? open : known;
    if (row % atOnce === atOnce - 1) {
      await host.turn();
    }
  }
  return ends;
}
