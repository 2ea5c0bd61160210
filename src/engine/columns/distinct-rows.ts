import type { Host } from '../seam/host';

/** Rows between two turns of the loop. */
const stride = 5_000;

/**
 * The given rows without those whose key another row before them has; keys are whole numbers.
 * Natively where the keys lie close together, as ids that are counted up do.
 */
export async function distinctRows(host: Host, rows: Int32Array, keys: Float64Array): Promise<Int32Array> {
  if (rows.length < 2) {
    return rows;
  }
  const ordered = host.columns.order(rows, keys);
  const lowest = keys[ordered[0] ?? 0] ?? NaN;
  const span = (keys[ordered[ordered.length - 1] ?? 0] ?? NaN) - lowest + 1;
  if (span <= 8 * rows.length + stride) {
    const counts = host.columns.histogram(rows, keys, null, 1, { start: lowest, interval: 1, count: span });
    const repeated = host.columns.select(span, [{ kind: 'range', values: counts, min: 2, max: Infinity }]);
    if (repeated.length === 0) {
      return rows;
    }
  }
  return withoutRepetitions(host, rows, ordered, keys);
}

async function withoutRepetitions(
  host: Host,
  rows: Int32Array,
  ordered: Int32Array,
  keys: Float64Array
): Promise<Int32Array> {
  const repeated = new Set<number>();
  for (let place = 1; place < ordered.length; place++) {
    const row = ordered[place] ?? 0;
    if (keys[row] === keys[ordered[place - 1] ?? 0]) {
      repeated.add(row);
    }
    if (place % stride === 0) {
      await host.turn();
    }
  }
  return repeated.size === 0 ? rows : rows.filter((row) => !repeated.has(row));
}
