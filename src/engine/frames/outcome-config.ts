import type { Outcome } from '../../model/event';

/** Grafana's colour names. */
export const outcomeColors: Readonly<Record<Outcome, string>> = {
  success: 'green',
  failure: 'red',
  running: 'blue',
  waiting: 'yellow',
  skipped: 'orange',
  stopped: 'purple',
  info: 'light-blue',
  unknown: 'gray',
};

/** Colours the words of outcomes, in Grafana's `data.FieldConfig`. */
export const outcomeMappings = [
  {
    type: 'value',
    options: Object.fromEntries(
      Object.entries(outcomeColors).map(([outcome, color], index) => [outcome, { color, index }])
    ),
  },
];
