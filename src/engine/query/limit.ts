import type { Host } from '../seam/host';
import { numberText, plural } from '../sentences/counts';
import type { ShownEvents } from './choose-shown';
import type { Question } from './question';

/** The newest of the events shown, by the query's limit, with a word about what is left out; rows of an alert rule must not lack any. */
export function limited(found: ShownEvents, { query, fromAlert, notes, client }: Question): ShownEvents {
  const { rows } = found;
  if (rows.length <= query.limit) {
    return found;
  }
  const text = cutNotice(query.limit, rows.length);
  if (fromAlert) {
    notes.shortfall(text);
  } else {
    notes.notice(text);
  }
  return { ...found, rows: newest(found, query.limit, client.host) };
}

function cutNotice(limit: number, count: number): string {
  return limit === 1
    ? `Only the newest event of ${numberText(count)} is shown: narrow the query, or raise its limit.`
    : `Only the newest ${numberText(limit)} of ${plural(count, 'event')} are shown: narrow the query, or raise its limit.`;
}

/**
 * Of the events of the one moment at which the limit cuts, those with the highest ids: a link to a line of that moment
 * asks for another range, and must find the same lines.
 */
function newest({ events, conditions, rows }: ShownEvents, limit: number, { columns }: Host): Int32Array {
  const time = events.time.values;
  const moment = time[rows[rows.length - limit] ?? -1] ?? NaN;
  const during = (min: number, max: number): Int32Array =>
    columns.select(events.length, [...conditions, { kind: 'range', values: time, min, max }]);
  const same = columns.order(during(moment, moment), events.eventId);
  const last = rows.slice(rows.length - limit);
  const missing = limit - (during(moment, Infinity).length - same.length);
  last.set(same.subarray(same.length - missing));
  return last;
}
