/** Neither case nor white space around it makes an address, a word or an id another one. */
export function comparable(value: string): string {
  return value.trim().toLowerCase();
}
