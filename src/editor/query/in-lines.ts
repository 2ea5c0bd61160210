/** What fits into a line of Grafana's menus also in a narrow window. */
const longest = 60;

/** A sentence in lines, broken at blanks. */
export function inLines(sentence: string): string[] {
  return sentence.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const isFull = last === undefined || `${last} ${word}`.length > longest;
    return isFull ? [...lines, word] : [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
