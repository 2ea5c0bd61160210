import type { Host } from '../seam/host';

/** Intervals between two turns of the loop. */
const perTurn = 50;

/**
 * Counts rows by the interval that their moment lies in, and by group: `starts.length` numbers a group.
 * @param codes the group by row; null = one group
 */
export async function countBetween(
  starts: Float64Array,
  rows: Int32Array,
  moments: Float64Array,
  codes: Int32Array | null,
  size: number,
  host: Host
): Promise<Float64Array> {
  const { columns } = host;
  const ordered = columns.order(rows, moments);
  const counts = new Float64Array(size * starts.length);
  let begin = 0;
  for (let index = 0; index < starts.length; index++) {
    const end = firstNotBefore(starts[index + 1] ?? Infinity, ordered, moments, begin);
    const tally = codes === null ? null : columns.tally(ordered.subarray(begin, end), codes, size);
    for (let code = 0; code < size; code++) {
      counts[code * starts.length + index] = tally === null ? end - begin : (tally[code + 1] ?? 0);
    }
    begin = end;
    if (index % perTurn === perTurn - 1) {
      await host.turn();
    }
  }
  return counts;
}

/** The place among the ordered rows, from `begin` on, of the first whose moment is not before `time`. */
function firstNotBefore(time: number, ordered: Int32Array, moments: Float64Array, begin: number): number {
  let low = begin;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[ordered[middle] ?? -1] ?? NaN) < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
