/** The first word that says something; a blank one names nobody and nothing. */
export function firstSaid(...words: Array<string | null>): string | null {
  return words.find((word) => word !== null && word.trim() !== '') ?? null;
}
