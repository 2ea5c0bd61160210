/** The entries with the latest times: what happened last is what rules are about, however much a long panel brings. */
export function newestOf<T extends { time: number }>(
  known: ReadonlyMap<string, T>,
  most: number
): ReadonlyMap<string, T> {
  if (known.size <= most) {
    return known;
  }
  const newestFirst = Array.from(known).sort(([, a], [, b]) => (b.time || 0) - (a.time || 0));
  return new Map(newestFirst.slice(0, most));
}
