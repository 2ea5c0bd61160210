import type { DataFrame, Field } from '@grafana/data';
import { literalDollars } from '../../model/plain-dollars';

const atMost = 200;

/**
 * The distinct values of a field in frames that are already here, for suggestions that cost no call: as a filter has to have
 * them, without those that no whole value can say.
 */
export function seenValues(series: readonly DataFrame[], fieldName: string): string[] {
  const seen = new Set<string>();
  for (const frame of series) {
    // A trace has them so already.
    const written = frame.meta?.preferredVisualisationType === 'trace' ? (value: string) => value : literalDollars;
    for (const field of frame.fields) {
      for (const value of valuesIn(field, fieldName)) {
        if (seen.size >= atMost) {
          return [...seen];
        }
        if (typeof value === 'string' && value !== '' && !value.includes('[[')) {
          seen.add(written(value));
        }
      }
    }
  }
  return [...seen];
}

/** Of a column of that name, of lines by their labels, and of a series by its own. */
function valuesIn(field: Field<unknown>, name: string): readonly unknown[] {
  const label = field.labels?.[name];
  return field.name === name
    ? field.values
    : field.name === 'labels'
      ? field.values.map((labels) => (isLabels(labels) ? labels[name] : undefined))
      : label
        ? [label]
        : [];
}

function isLabels(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
