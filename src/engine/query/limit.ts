import { counted, digits } from '../sentences/counted';
import type { Asked } from './asked';
import type { Cut } from './cut';

/** The newest of the cut by the query's limit, with a word about what is left out; rows of an alert rule must not lack any. */
export function limited(found: Cut, { query, fromAlert }: Asked): Cut {
  const { rows } = found;
  if (rows.length <= query.limit) {
    return found;
  }
  const text = `Only the newest ${digits(query.limit)} of ${counted(rows.length, 'event')} are shown: narrow the query, or raise its limit.`;
  return {
    ...found,
    rows: rows.subarray(rows.length - query.limit),
    notices: fromAlert ? found.notices : [...found.notices, { severity: 'info', text }],
    shortfalls: fromAlert ? [...found.shortfalls, text] : found.shortfalls,
  };
}
