import type { Spans } from '../seam/host';

const begins = 0;
const ends = 1;

/** See `ColumnTools.spans`. */
export function spans(keys: Int32Array, roles: Int32Array, times: Float64Array, close: number): Spans {
  if (keys.length !== times.length || roles.length !== times.length) {
    throw new TypeError(`There are ${keys.length} keys and ${roles.length} roles for ${times.length} times.`);
  }
  const spanned = {
    starts: times.slice(),
    ends: new Float64Array(times.length).fill(NaN),
    open: new Int32Array(times.length).fill(-1),
  };
  const begun = new Map<number, number>();
  times.forEach((time, row) => {
    const key = keys[row] ?? -1;
    if (key < 0 || Number.isNaN(time)) {
      return;
    }
    const first = begun.get(key);
    if (roles[row] === begins) {
      begun.set(key, row);
      spanned.open[row] = 0;
    } else if (roles[row] === ends && first !== undefined) {
      begun.delete(key);
      spanned.starts[row] = times[first] ?? NaN;
      spanned.ends[row] = time;
      spanned.starts[first] = NaN;
      spanned.open[first] = -1;
    }
  });
  if (!Number.isNaN(close)) {
    spanned.open.forEach((open, row) => {
      if (open === 0) {
        spanned.ends[row] = Math.max(close, times[row] ?? NaN);
      }
    });
  }
  return spanned;
}
