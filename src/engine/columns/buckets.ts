/** Equal parts of time, aligned to the epoch in UTC. */
export interface Buckets {
  /** Epoch ms. */
  start: number;
  /** Ms. */
  interval: number;
  count: number;
}

const shortest = 1_000;
/** More points than that Grafana does not take from a query. */
export const mostBuckets = 11_000;

/** From the bucket that holds `from` to the one that holds `to`; wider than asked for where there would be too many. */
export function bucketsOf(from: number, to: number, intervalMs: number): Buckets & { asked: number } {
  const asked = Math.max(shortest, Math.round(intervalMs) || shortest);
  const fits = (interval: number): boolean => countOf(from, to, interval) <= mostBuckets;
  let interval = asked;
  if (!fits(interval)) {
    // One bucket may begin before `from`: leave room for it, and keep to whole seconds.
    interval = Math.ceil((to - from) / (mostBuckets - 1) / shortest) * shortest;
  }
  return { asked, interval, start: Math.floor(from / interval) * interval, count: countOf(from, to, interval) };
}

function countOf(from: number, to: number, interval: number): number {
  return Math.floor(to / interval) - Math.floor(from / interval) + 1;
}
