/** In Grafana's spacing units of 8 px, like all widths here. */
export const widestPicker = 70;
const narrowestPicker = 20;
/** Letters of Chinese, Japanese and Korean are twice as wide as others. */
const lettersOf = (label: string) => label.length + (label.match(/[\u2E80-\uFFEE]/g)?.length ?? 0);
const widthOf = (label: string) => Math.ceil(lettersOf(label) * 0.9);

/** Wide enough to read the placeholder, or what is chosen; Grafana's picker alone would hide all but the first. */
export function pickerWidth(placeholder: string, chosen: readonly string[]): number {
  const needed =
    chosen.length === 0 ? widthOf(placeholder) : chosen.reduce((width, label) => width + widthOf(label) + 7, 6);
  return Math.min(widestPicker, Math.max(narrowestPicker, needed + 6));
}
