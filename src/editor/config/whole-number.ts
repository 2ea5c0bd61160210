/** A whole number from 1, as people type it. */
export function isWholeNumber(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}

/** Whether a setting is a whole number within bounds, or left at its default: absent, empty or 0. */
export function isNumberSetting(value: unknown, max: number): boolean {
  const shown = shownNumber(value);
  return shown === '' || (isWholeNumber(shown) && Number(shown) <= max);
}

/** What stands in the field of a number setting. */
export function shownNumber(value: unknown): string {
  return value === 0 || (typeof value !== 'number' && typeof value !== 'string') ? '' : String(value);
}
