import type { FilterField } from '../../model/event';
import type { ColumnPlan } from '../seam/plan';

/** A plan of records that become events: what is said of those that are not as documented. */
export interface RecordPlan extends ColumnPlan {
  /** What people call one: `event`, `record`. */
  word: string;
  /** What the records lack that are left out, those without a value in a needed column: `an id or a time`. */
  lacking: string;
  /** Columns whose values of another type are worth a word, with the field's name at the vendor. */
  fields: Readonly<Record<string, RecordField>>;
}

export interface RecordField {
  name: string;
  /** The event's field made of it. Unread values spoil a query that depends on this field; every query depends on `time`. */
  makes?: FilterField | 'time';
}

/** The plan, and the same with whole records as `details`, each made once: the host reads each object once. */
export function withDetails(plan: RecordPlan): (details: boolean) => RecordPlan {
  const detailed: RecordPlan = { ...plan, columns: { ...plan.columns, details: { at: [], kind: 'json' } } };
  return (details) => (details ? detailed : plan);
}
