import { columnLength } from '../columns/column-length';
import { Events, type EventColumns } from './events';

/**
 * One event a record. @param records what they are made of, as a rule the table: a column of another length means that
 * records would be lost, which is a bug and throws
 */
export function makeEvents(records: { readonly length: number }, columns: EventColumns): Events {
  for (const [name, column] of Object.entries(columns)) {
    if (columnLength(column) !== records.length) {
      throw new TypeError(`${records.length} records would make ${columnLength(column)} events by ${name}.`);
    }
  }
  return new Events(records.length, columns);
}
