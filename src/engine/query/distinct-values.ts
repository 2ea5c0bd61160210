import type { GroupField } from '../../model/event';
import type { DictionaryColumn } from '../seam/column';
import type { Host } from '../seam/host';
import type { ShownEvents } from './choose-shown';

/** The distinct values of one field, the one seen last first; null and the empty string left out. */
export function distinctValues(
  { events, conditions }: ShownEvents,
  field: GroupField,
  { columns }: Host
): DictionaryColumn {
  const column = events[field];
  const { codes, values } = column;
  const allowed = new Uint8Array(values.length + 1).fill(1);
  allowed[0] = 0;
  allowed[values.indexOf('') + 1] = 0;
  const known = columns.select(events.length, [...conditions, { kind: 'codes', codes, allowed }]);
  const newestFirst = columns.order(known, events.time.values).reverse();
  return columns.take(column, columns.firstOfEach(newestFirst, codes));
}
