import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import type { ListedOption } from '../source';

/** Candidates as Grafana reads a variable's options: what is shown, and what is filled in. */
export function listedFrame(options: readonly ListedOption[]): DataFrame {
  return createDataFrame({
    fields: [
      { name: 'text', type: FieldType.string, values: options.map(({ label }) => label) },
      { name: 'value', type: FieldType.string, values: options.map(({ value }) => value) },
    ],
  });
}
