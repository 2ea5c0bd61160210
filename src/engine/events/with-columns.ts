import { columnLength } from '../columns/column-length';
import { Events, type EventColumns } from './events';

/** The same events with something else in some fields. */
export function withColumns(events: Events, columns: Partial<Omit<EventColumns, 'details'>>): Events {
  for (const [name, column] of Object.entries(columns)) {
    if (columnLength(column) !== events.length) {
      throw new TypeError(`${events.length} events would get ${columnLength(column)} values of ${name}.`);
    }
  }
  const { length, ...current } = events;
  return new Events(length, { ...current, ...columns });
}

export function withoutDetails({ length, details: _, ...columns }: Events): Events {
  return new Events(length, columns);
}
