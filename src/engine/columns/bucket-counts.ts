import type { Host } from '../seam/host';
import type { Buckets } from './buckets';

/** Non-empty buckets between two turns of the loop. */
const bucketsPerTurn = 500;

/**
 * How many rows each bucket holds, by the moment of each: `starts.length` numbers a group, one group after another.
 * @param codes the row's group; null = all are one @param rows whose moments lie in the range of the buckets
 */
export async function bucketCounts(
  rows: Int32Array,
  moments: Float64Array,
  { codes, groups }: { codes: Int32Array | null; groups: number },
  { starts, interval }: Buckets,
  host: Host
): Promise<Float64Array> {
  const { columns } = host;
  const count = starts.length;
  if (interval !== undefined && count > 0) {
    return columns.histogram(rows, moments, codes, groups, { start: starts[0] ?? 0, interval, count });
  }
  const counts = new Float64Array(groups * count);
  const ordered = columns.order(rows, moments);
  let begin = 0;
  let filled = 0;
  for (let bucket = 0; bucket < count; bucket++) {
    const end = placeOf(starts[bucket + 1] ?? Infinity, ordered, moments, begin);
    if (end > begin) {
      // Index 0 counts rows without a group.
      const tallied = codes === null ? [0, end - begin] : columns.tally(ordered.subarray(begin, end), codes, groups);
      for (let group = 0; group < groups; group++) {
        counts[group * count + bucket] = tallied[group + 1] ?? 0;
      }
      filled++;
      if (filled % bucketsPerTurn === 0) {
        await host.turn();
      }
    }
    begin = end;
  }
  return counts;
}

/** The first place from `low` on whose moment is not before `start`. */
function placeOf(start: number, ordered: Int32Array, moments: Float64Array, low: number): number {
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[ordered[middle] ?? -1] ?? NaN) < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
