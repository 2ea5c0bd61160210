import type { Outcome } from '../../model/event';

/** Grafana's colour names. */
const outcomeColors: Readonly<Record<Outcome, string>> = {
  success: 'green',
  failure: 'red',
  running: 'blue',
  waiting: 'dark-yellow',
  skipped: 'orange',
  stopped: 'purple',
  info: 'light-blue',
  unknown: 'gray',
};

const colorByWord = new Map<string, string>(Object.entries(outcomeColors));

/** The colour of an outcome by its word. */
export function outcomeColor(word: string): string {
  return colorByWord.get(word) ?? outcomeColors.unknown;
}

/** Colours the words of outcomes, in Grafana's `data.FieldConfig`. */
export const outcomeMappings = [
  {
    type: 'value',
    options: Object.fromEntries(
      Object.entries(outcomeColors).map(([outcome, color], index) => [outcome, { color, index }])
    ),
  },
];
