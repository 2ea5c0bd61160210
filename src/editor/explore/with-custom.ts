import type { Field } from '@grafana/data';

/** What a field tells the panel that draws it. */
export function customOf({ config }: Field): object {
  const custom: unknown = config.custom;
  return typeof custom === 'object' && custom !== null ? custom : {};
}

/** A field that tells its panel more. */
export function withCustom(field: Field, more: object): Field {
  return { ...field, config: { ...field.config, custom: { ...customOf(field), ...more } } };
}

/** For a column that nobody is to see. */
export const hidden = { hideFrom: { viz: true, legend: false, tooltip: false } };
