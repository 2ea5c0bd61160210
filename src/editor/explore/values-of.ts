import type { DataFrame } from '@grafana/data';

/** Those of a field; none where the frame lacks it. */
export function valuesOf({ fields }: DataFrame, wanted: string): unknown[] {
  return fields.find(({ name }) => name === wanted)?.values ?? [];
}
