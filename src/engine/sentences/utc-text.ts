const firstOfYear10000 = Date.UTC(10_000, 0);

/** A moment as messages show it, in UTC: `2026-11-20 10:41:07 UTC`. */
export function utcText(epochMs: number): string {
  if (Number.isNaN(epochMs)) {
    return 'an unknown time';
  }
  return epochMs < firstOfYear10000
    ? `${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`
    : 'a time after the year 9999';
}
