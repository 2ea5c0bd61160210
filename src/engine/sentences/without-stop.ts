/** A sentence that others follow, or that stands within one. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
