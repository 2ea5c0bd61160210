import type { Events } from '../events';
import type { Host } from '../host';
import { anyNumber } from './any-number';

/** Rows between two turns of the loop. */
const atOnce = 5_000;

/**
 * Where each event ends on a picture, epoch ms: its end; a point's time; for what still goes on, now or the end of the
 * range, whichever is earlier. Mostly a column that is there already; else only the rows that differ are looped over.
 */
export async function shownEnds(events: Events, lasts: boolean, openEnd: number, host: Host): Promise<Float64Array> {
  const { length } = events;
  const time = events.time.values;
  const end = events.end.values;
  const ended = host.columns.select(length, [anyNumber(end)]);
  if (ended.length === length) {
    return end;
  }
  const open = lasts ? openRows(events, host) : new Int32Array(0);
  if (ended.length === 0 && open.length === 0) {
    return time;
  }
  const mostEnded = 2 * ended.length >= length;
  const ends = mostEnded ? end.slice() : time.slice();
  await eachRow(mostEnded ? notEnded(events, ended.length, host) : ended, host, (row) => {
    ends[row] = (mostEnded ? time[row] : end[row]) ?? NaN;
  });
  await eachRow(open, host, (row) => {
    if (Number.isNaN(end[row] ?? NaN)) {
      ends[row] = Math.max(time[row] ?? NaN, openEnd);
    }
  });
  return ends;
}

/** Rows that go on as long as they have no end. */
function openRows({ length, outcome }: Events, host: Host): Int32Array {
  const allowed = new Uint8Array(outcome.values.length + 1);
  outcome.values.forEach((word, code) => {
    allowed[code + 1] = word === 'running' || word === 'waiting' ? 1 : 0;
  });
  return allowed.includes(1)
    ? host.columns.select(length, [{ kind: 'codes', codes: outcome.codes, allowed }])
    : new Int32Array(0);
}

/** In the order of ends those without one stand last. */
function notEnded({ length, end }: Events, ended: number, { columns }: Host): Int32Array {
  return columns.order(columns.select(length, []), end.values).subarray(ended);
}

async function eachRow(rows: Int32Array, host: Host, look: (row: number) => void): Promise<void> {
  for (let start = 0; start < rows.length; start += atOnce) {
    rows.subarray(start, start + atOnce).forEach(look);
    if (start + atOnce < rows.length) {
      await host.turn();
    }
  }
}
