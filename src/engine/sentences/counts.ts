/** A number as messages show it: `1 284`. */
export function numberText(count: number): string {
  const digits = String(count);
  return digits.length <= 3 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** `1 job`, `1 284 jobs`. */
export function plural(count: number, word: string): string {
  return `${numberText(count)} ${word}${count === 1 ? '' : 's'}`;
}
