import { groupFields, type GroupField } from '../../model/event';
import { text } from '../text';

/** Fields to group by or to list the values of. */
export function fieldOptions(): Array<{ value: GroupField; label: string }> {
  return groupFields.map((field) => ({ value: field, label: text.fields[field] }));
}
