import { groupFields, type GroupField } from '../../model/event';
import { text } from '../text';

/** Fields to group by or to list the values of. */
export const fieldOptions: Array<{ value: GroupField; label: string }> = groupFields.map((field) => ({
  value: field,
  label: text.fields[field],
}));
