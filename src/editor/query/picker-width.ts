/** Pixels. */
const widest = 560;
const narrowest = 160;
const pill = 56;
/** Room for the picker's buttons, and for where one types. */
const around = 96;
/** What the picker keeps for the number of those that it hides, even while it hides none. */
const counter = 40;
/** Letters of Chinese, Japanese and Korean are twice as wide as others. */
const lettersOf = (label: string) => label.length + (label.match(/[\u2E80-\uFFEE]/g)?.length ?? 0);
const widthOf = (label: string) => Math.ceil(lettersOf(label) * 7.6);

/** Wide enough to read the placeholder, or what is chosen; Grafana's picker alone would hide all but the first. */
function pickerWidth(placeholder: string, chosen: readonly string[]): number {
  const needed =
    chosen.length === 0
      ? widthOf(placeholder) + around / 2
      : chosen.reduce((width, label) => width + widthOf(label) + pill, around) + (chosen.length > 1 ? counter : 0);
  return Math.min(widest, Math.max(narrowest, needed));
}

/** Of a row of the editor. */
const padding = 16;
const within = (pixels: number) => `min(${pixels}px, 100cqw - ${padding}px)`;
/** With what is left empty before it. */
const button = 32;

/** The width of a picker, and no more than the editor has: see `narrowing`. */
export function pickerStyle(placeholder: string, chosen: readonly string[]) {
  return { width: within(pickerWidth(placeholder, chosen)), maxWidth: '100%' };
}

const lineWidths = { least: 384, most: 720, around: 32 };

/** The width of an input for one line: that it can be read, within what the editor has. */
export function lineStyle(line: string) {
  const { least, most, around } = lineWidths;
  return { width: within(Math.min(most, Math.max(least, widthOf(line) + around))) };
}

/** For the element around a picker that has a button beside it: both are no wider than the editor. */
export const besideButton = { maxWidth: `calc(100cqw - ${padding + button}px)` };

/** For the element around an editor, so that what is in it can be no wider. */
export const narrowing = { containerType: 'inline-size' } as const;
