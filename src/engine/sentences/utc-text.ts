/** A moment as messages show it, in UTC: `2026-11-20 10:41:07 UTC`. */
export function utcText(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? 'an unknown time' : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
