import type { FilterField } from '../../model/event';

/** A filter that was checked: it has entries, and its pattern is one. */
export interface CheckedFilter {
  field: FilterField;
  negated: boolean;
  match: { values: readonly string[] } | { pattern: string };
}
