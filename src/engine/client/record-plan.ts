import type { FilterField } from '../../model/event';
import type { ColumnPlan } from '../seam/plan';

/** A plan of records that become events: what is said of those that are not as documented. */
export interface RecordPlan extends ColumnPlan {
  /** What people call one: `event`, `record`. */
  word: string;
  /** What those lack that are left out, because a column that is needed has no value: `an id or a time`. */
  lacking: string;
  /** Columns whose values of another type are worth a word, with the field's name at the vendor. */
  fields: Readonly<Record<string, RecordField>>;
}

export interface RecordField {
  name: string;
  /** The event's field that is made of it: a query that depends on that field cannot be trusted then; every one does on `time`. */
  makes?: FilterField | 'time';
}
