/** Vendors' words are compared without regard to case, spaces, hyphens and underscores: `Delete_Node` is `delete node`. */
export function foldedWord(word: string): string {
  return word.replace(/[\s_-]+/g, '').toLowerCase();
}
