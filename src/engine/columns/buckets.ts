import type { Host } from '../seam/host';

/** Parts of time, each to the next one's start; those outside count nothing. */
export interface Buckets {
  /** Epoch ms, ascending. */
  starts: Float64Array;
  /** Ms, where all are as long. */
  interval?: number;
  /** Where the buckets asked for would have been too many: from what to what they were widened, in ms or as `a day`. */
  widened?: { from: number | string; to: number | string };
}

const shortest = 1_000;
/** Grafana rejects series longer than this. */
export const mostBuckets = 11_000;

/**
 * Equal parts, aligned to the epoch in UTC, from the one that holds `from` to the one that holds `to`; wider than asked for
 * where there would be too many.
 */
export function equalBuckets(from: number, to: number, milliseconds: number, { columns }: Host): Buckets {
  const asked = Math.max(shortest, Math.round(milliseconds) || shortest);
  const fits = countOf(from, to, asked) <= mostBuckets;
  // One bucket may begin before `from`: leave space for it, and keep to whole seconds.
  const interval = fits ? asked : Math.ceil((to - from) / (mostBuckets - 1) / shortest) * shortest;
  const first = Math.floor(from / interval) * interval;
  return {
    starts: columns.sequence(first, interval, countOf(from, to, interval)).values,
    interval,
    ...(fits ? {} : { widened: { from: asked, to: interval } }),
  };
}

function countOf(from: number, to: number, interval: number): number {
  return Math.max(0, Math.floor(to / interval) - Math.floor(from / interval) + 1);
}
