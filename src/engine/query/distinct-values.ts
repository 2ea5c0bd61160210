import type { GroupField } from '../../model/event';
import type { LastSeen } from '../archive/values-archived';
import { dictionaryOf } from '../columns/dictionary-of';
import { wordAt } from '../columns/row-reader';
import type { DictionaryColumn, NumberColumn } from '../seam/column';
import type { Host } from '../seam/host';
import type { ShownEvents } from './choose-shown';
import type { StoredAnswer } from './stored-answer';

/** The distinct values of one field, the one seen last first; null and the empty string left out. */
export function distinctValues(found: ShownEvents, field: GroupField, host: Host): DictionaryColumn {
  const { values, times } = seenIn(found, field, host);
  return newestFirst(values, times, host);
}

/** The same where the archive tells them. */
export function storedValues(
  { stored, since }: StoredAnswer<LastSeen>,
  field: GroupField,
  host: Host
): DictionaryColumn {
  const seen = new Map(stored);
  seen.delete('');
  if (since !== undefined) {
    const { values, times } = seenIn(since, field, host);
    times.values.forEach((time, row) => {
      const value = wordAt(values, row) ?? '';
      seen.set(value, Math.max(time, seen.get(value) ?? -Infinity));
    });
  }
  const times = { kind: 'number', values: Float64Array.from(seen.values()) } as const;
  return newestFirst(dictionaryOf(Array.from(seen.keys())), times, host);
}

/** Each value once, with the time of its latest event. */
function seenIn(
  { events, conditions }: ShownEvents,
  field: GroupField,
  { columns }: Host
): { values: DictionaryColumn; times: NumberColumn } {
  const column = events[field];
  const { codes, values } = column;
  const allowed = new Uint8Array(values.length + 1).fill(1);
  allowed[0] = 0;
  allowed[values.indexOf('') + 1] = 0;
  const known = columns.select(events.length, [...conditions, { kind: 'codes', codes, allowed }]);
  const latest = columns.firstOfEach(columns.order(known, events.time.values).reverse(), codes);
  return { values: columns.take(column, latest), times: columns.take(events.time, latest) };
}

/** Those of one moment by their words, so that no list changes its order from one reading to the next. */
function newestFirst(values: DictionaryColumn, { values: times }: NumberColumn, { columns }: Host): DictionaryColumn {
  const byWord = columns.order(columns.select(times.length, []), columns.join(times.length, [values]));
  return columns.take(values, columns.order(byWord.reverse(), times).reverse());
}
