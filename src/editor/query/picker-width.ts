/** In Grafana's spacing units of 8 px, like all widths here. */
export const widestPicker = 70;
const narrowestPicker = 20;
const widthOf = (label: string) => Math.ceil(label.length * 0.9);

/** Wide enough to read the placeholder, or what is chosen; Grafana's picker alone would hide all but the first. */
export function pickerWidth(placeholder: string, chosen: readonly string[]): number {
  const needed =
    chosen.length === 0 ? widthOf(placeholder) : chosen.reduce((width, label) => width + widthOf(label) + 7, 6);
  return Math.min(widestPicker, Math.max(narrowestPicker, needed + 6));
}
