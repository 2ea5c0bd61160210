/** To put all in order for each that is added would take longer than to read them. */
const slack = 1.1;

/**
 * The entries with the latest times, so many of them or a few more: what happened last is what rules are about, however much a
 * long panel brings.
 */
export function newestOf<T extends { time: number }>(
  known: ReadonlyMap<string, T>,
  most: number
): ReadonlyMap<string, T> {
  if (known.size <= slack * most) {
    return known;
  }
  const newestFirst = Array.from(known).sort(([, a], [, b]) => (b.time || 0) - (a.time || 0));
  return new Map(newestFirst.slice(0, most));
}
