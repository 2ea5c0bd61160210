/** Words are few, and asked for again with each record; not all of a vendor that makes up its words. */
const most = 1_000;
const known = new Map<string, string>();

/**
 * Vendors' words are compared without regard to case, spaces, hyphens and underscores: `Delete_Node` is `delete node`.
 * Empty where there is none.
 */
export function foldedWord(word: string | null): string {
  if (word === null) {
    return '';
  }
  const found = known.get(word);
  if (found !== undefined) {
    return found;
  }
  const folded = word.replace(/[\s_-]+/g, '').toLowerCase();
  if (known.size < most) {
    known.set(word, folded);
  }
  return folded;
}
