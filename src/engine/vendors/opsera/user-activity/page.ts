import type { VendorClient } from '../../../client/client';
import type { Reading } from '../../../reading/reading';
import type { AskedTime } from '../date-zone';
import { readPage } from '../page';
import type { Page } from '../page';
import { userActivityPlan } from '../plans';
import { userActivityAsk } from '../requests';
import type { ActivityNarrowing } from '../requests';
import { activityFields, toEvents } from './to-events';
import type { ActivityFields } from './to-events';

/** What is asked of Opsera. */
export interface ActivitySearch {
  /** Undefined = whenever. */
  time: AskedTime | undefined;
  narrowing: ActivityNarrowing;
  details: boolean;
}

export interface ActivityPage extends Page {
  fields: ActivityFields;
  /** How many records have something unexpected in a field. */
  misfits: Readonly<Record<string, number>>;
}

/** A page of `GET /logs/audit/user`. */
export function activityPage(
  { time, narrowing, details }: ActivitySearch,
  number: number,
  walk: number,
  client: VendorClient
): Promise<Reading<ActivityPage | undefined>> {
  const window = time === undefined ? undefined : { start: time.start, end: time.end };
  return readPage(
    {
      ask: userActivityAsk(window, narrowing, number),
      plan: userActivityPlan(details),
      number,
      key: `user activity ${JSON.stringify([window, narrowing, details, number, walk])}`,
      content: (table, host) => {
        const fields = activityFields(table, host);
        return { events: toEvents(table, fields, host), fields, misfits: table.misfits };
      },
    },
    client
  );
}
