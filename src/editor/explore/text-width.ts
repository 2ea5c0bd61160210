/** About what characters take in the table's font, and all others. */
const characterWidths: ReadonlyArray<[RegExp, number]> = [
  [/[ijl.,:;'|! ]/, 4],
  [/[rtf()[\]/\\]/, 5.4],
  [/[-_]/, 6.6],
  [/[mwMW@%]/, 13],
  [/[A-Z]/, 10],
  // Letters of Chinese, Japanese and Korean, and pictures.
  [/[\u2E80-\uFFEE]|[^\0-\uFFFF]/u, 15],
];
const characterWidth = 8.4;
/** What is left empty beside the text. */
const padding = 14;
/** More of them are wider than any column. */
const mostCharacters = 60;
/** For a column's own name. */
export const narrowest = 54;

/** Lines end after blanks and hyphens. */
export function longestWord(texts: readonly string[], least: number): number {
  return widestOf([...new Set(texts.flatMap((each) => each.match(/[^\s-]+-?/g) ?? []))], least);
}

export function widestOf(texts: readonly string[], least: number): number {
  return texts.reduce((width, value) => Math.max(width, widthOf(value)), least);
}

function widthOf(value: string): number {
  const widths = Array.from(value.slice(0, mostCharacters), widthOfCharacter);
  return Math.ceil(widths.reduce((sum, width) => sum + width, padding));
}

function widthOfCharacter(character: string): number {
  return characterWidths.find(([characters]) => characters.test(character))?.[1] ?? characterWidth;
}
