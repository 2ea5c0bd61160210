/** A text that says something; a blank one names nobody and nothing. */
export function isSaid(words: unknown): words is string {
  return typeof words === 'string' && words.trim() !== '';
}

/** The first of them; null = there is none. */
export function firstSaid(...words: Array<string | null>): string | null {
  return words.find(isSaid) ?? null;
}
