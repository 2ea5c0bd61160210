import type { VendorClient } from '../../../client/client';
import type { Reading } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import type { AskedRange } from '../zone/date-zone';
import { readPage, type Page } from '../list/page';
import { userActivityPlan } from '../plans';
import { userActivityAsk, type ActivityNarrowing } from '../requests';
import { activityFields, toEvents, type ActivityFields } from './to-events';

/** What is asked of Opsera. */
export interface ActivitySearch {
  /** Undefined = whenever. */
  time: AskedRange | undefined;
  narrowing: ActivityNarrowing;
  details: boolean;
  /** It was asked before, and is not taken from what was kept of that. */
  again: boolean;
}

export interface ActivityPage extends Page {
  fields: ActivityFields;
}

/** A page of `GET /logs/audit/user`. */
export function activityPage(
  search: ActivitySearch,
  number: number,
  walk: string,
  client: VendorClient
): Promise<Reading<ActivityPage | undefined>> {
  const { time, narrowing, details } = search;
  return readPage(
    {
      ask: userActivityAsk(time, narrowing, number),
      plan: userActivityPlan(details),
      number,
      key: `user activity ${JSON.stringify([search, number, walk])}`,
      content: (table, host, notes) => {
        const fields = activityFields(table, host);
        const events = toEvents(table, fields, host);
        if (time !== undefined) {
          const { earliest: min, latest: max } = time;
          const within = host.columns.select(table.length, [{ kind: 'range', values: events.time.values, min, max }]);
          notes.counted('shortfall', astray, table.length - within.length);
        }
        return { events, fields };
      },
    },
    client
  );
}

const astray = {
  key: 'records outside the time asked for',
  sentence: (count: number) =>
    `${plural(count, 'record')} that Opsera gave ${count === 1 ? 'is' : 'are'} outside the time it was asked for, so it may count in another zone by now, and others be missing: widen the time range, or set Time zone (timeZone).`,
};
