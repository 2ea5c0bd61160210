import { plural, numberText } from '../sentences/counts';
import type { ShownEvents } from './choose-shown';
import type { Question } from './question';

/** The newest of the events shown, by the query's limit, with a word about what is left out; rows of an alert rule must not lack any. */
export function limited(found: ShownEvents, { query, fromAlert, notes }: Question): ShownEvents {
  const { rows } = found;
  if (rows.length <= query.limit) {
    return found;
  }
  const text = `Only the newest ${numberText(query.limit)} of ${plural(rows.length, 'event')} are shown: narrow the query, or raise its limit.`;
  if (fromAlert) {
    notes.shortfall(text);
  } else {
    notes.notice(text);
  }
  return { ...found, rows: rows.subarray(rows.length - query.limit) };
}
