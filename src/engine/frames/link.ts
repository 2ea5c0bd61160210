/** A link of a field's values, as Grafana's `data.FieldConfig` writes it. */
export interface Link {
  title: string;
  /** `${__value.raw}` becomes the value. */
  url: string;
}
