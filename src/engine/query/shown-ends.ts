import type { Events } from '../events/events';
import type { Host } from '../seam/host';
import { anyNumber } from './any-number';

/** Rows between two turns of the loop. */
const atOnce = 5_000;

/**
 * Where each event ends on a picture, epoch ms: its end; a point's time; for what still goes on, now or the end of the
 * range, whichever is earlier. Only the rows that go on are looped over.
 */
export async function shownEnds(events: Events, lasts: boolean, openEnd: number, host: Host): Promise<Float64Array> {
  const time = events.time.values;
  const end = events.end.values;
  const { values } = host.columns.coalesce(events.end, events.time);
  const open = lasts ? openRows(events, host) : new Int32Array(0);
  if (open.length === 0) {
    return values;
  }
  const ends = values.slice();
  for (let start = 0; start < open.length; start += atOnce) {
    open.subarray(start, start + atOnce).forEach((row) => {
      if (Number.isNaN(end[row] ?? NaN)) {
        ends[row] = Math.max(time[row] ?? NaN, openEnd);
      }
    });
    if (start + atOnce < open.length) {
      await host.turn();
    }
  }
  return ends;
}

/** Rows that go on as long as they have no end. */
function openRows({ length, outcome, time }: Events, host: Host): Int32Array {
  const allowed = new Uint8Array(outcome.values.length + 1);
  outcome.values.forEach((word, code) => {
    allowed[code + 1] = word === 'running' || word === 'waiting' ? 1 : 0;
  });
  return allowed.includes(1)
    ? host.columns.select(length, [{ kind: 'codes', codes: outcome.codes, allowed }, anyNumber(time.values)])
    : new Int32Array(0);
}
