/**
 * Vendors' words are compared without regard to case, spaces, hyphens and underscores: `Delete_Node` is `delete node`.
 * Empty where there is none.
 */
export function foldedWord(word: string | null): string {
  return (word ?? '').replace(/[\s_-]+/g, '').toLowerCase();
}
