import { opsera as model } from '../../../model/vendors/opsera';
import { AnswerError } from '../../sentences/answer-error';
import { onlyRows } from '../../columns/only-rows';
import { counted, digits } from '../../sentences/counted';
import type { Events } from '../../events/events';
import type { Notice } from '../../seam/protocol';
import { oddityNotices } from '../oddities';
import { queryTypeOf } from '../query-type';
import type { Reader, Reading, ReadRequest } from '../vendor';
import type { ActivityPage } from './activity-page';
import { readActivity } from './activity-walk';
import type { Activity } from './activity-walk';
import { narrowingsOf, wantedConditions } from './narrowing';
import type { AnyOf } from './narrowing';
import { newestWithin } from './newest-within';
import { NotAllowed } from './refusals';
import { SeenRecords } from './seen-records';
import { windowAround } from './time-window';
import type { VendorClient } from '../../client/client';

/** `opsera.userActivity`: what users did, points in time. */
export const userActivity: Reader = {
  model: queryTypeOf(model, 'opsera.userActivity'),
  lasts: false,
  read,
};

async function read(request: ReadRequest, client: VendorClient): Promise<Reading> {
  const { from, to, details } = request;
  const window = windowAround(from, to);
  const { asked, anyOf } = narrowingsOf(request);
  const activities = await Promise.all(
    asked.map((narrowing) => readActivity({ window, narrowing, details }, client.part()).catch(roleNamed))
  );
  const kept = await Promise.all(activities.map((activity) => boundPages(activity, request, client)));
  const pages = await distinctPages(kept, client);
  return {
    events: await Promise.all(pages.map((page) => wantedEvents(page, anyOf, client))),
    notices: [
      ...oddityNotices(
        activities.map(({ oddities }) => oddities),
        'record',
        'a time'
      ),
      ...withoutEmail(pages, anyOf, client),
    ],
    shortfalls: Array.from(new Set(activities.flatMap((activity) => shortfallsOf(activity, client)))),
  };
}

/** Throws the sentence for whoever may not read the audit. */
function roleNamed(error: unknown): never {
  throw error instanceof NotAllowed
    ? new AnswerError(
        `Opsera does not let the token's owner read user activity (403): it takes the site role Opsera Administrator, Auditor or Security Manager, and a token with scope api.`,
        403
      )
    : error;
}

/** Where not everything was read, no more than `maxEvents` within the range are used, the newest. */
async function boundPages(
  activity: Activity,
  request: ReadRequest,
  client: VendorClient
): Promise<readonly ActivityPage[]> {
  if (activity.stopped === undefined) {
    return activity.pages;
  }
  const times = await newestWithin(
    activity.pages.map(({ events }) => events.time),
    request,
    client.settings.maxEvents,
    client.host
  );
  return activity.pages.map((page, index) => withTime(page, times[index]));
}

/** Several questions may find the same record. */
async function distinctPages(
  found: ReadonlyArray<readonly ActivityPage[]>,
  client: VendorClient
): Promise<ActivityPage[]> {
  const pages = found.flatMap((some) => some);
  if (found.length < 2) {
    return pages;
  }
  const seen = new SeenRecords();
  const distinct: ActivityPage[] = [];
  for (const page of pages) {
    const rows = seen.take(page.ids, client.host);
    distinct.push(withTime(page, await onlyRows(client.host, page.events.time, rows)));
  }
  return distinct;
}

async function wantedEvents(page: ActivityPage, anyOf: readonly AnyOf[], client: VendorClient): Promise<Events> {
  const { events } = page;
  const rows = client.host.columns.select(events.length, wantedConditions(page, anyOf));
  return { ...events, time: await onlyRows(client.host, events.time, rows) };
}

function withTime(page: ActivityPage, time: Events['time'] | undefined): ActivityPage {
  return time === undefined ? page : { ...page, events: { ...page.events, time } };
}

function shortfallsOf({ stopped, shortfalls }: Activity, client: VendorClient): string[] {
  if (stopped === undefined) {
    return [...shortfalls];
  }
  const { order, of } = stopped;
  const { maxEvents } = client.settings;
  const which = order === 'none' ? 'first' : order === 'oldestFirst' && of === undefined ? 'oldest' : 'newest';
  const all = of === undefined ? `more than ${digits(maxEvents)}` : digits(of);
  return [
    `Only the ${which} ${digits(maxEvents)} of ${all} records of user activity within the time range (in whole minutes) were read: narrow the query, or raise Most events (maxEvents).`,
    ...shortfalls,
  ];
}

function withoutEmail(pages: readonly ActivityPage[], anyOf: readonly AnyOf[], client: VendorClient): Notice[] {
  if (!anyOf.some(({ field }) => field === 'userEmail')) {
    return [];
  }
  const others = anyOf.filter(({ field }) => field !== 'userEmail');
  const count = pages.reduce((sum, page) => {
    const { values } = page.events.time;
    const { codes, values: emails } = page.fields.userEmail;
    const allowed = new Uint8Array(emails.length + 1);
    allowed[0] = 1;
    const conditions = [
      ...wantedConditions(page, others),
      { kind: 'range', values, min: -Infinity, max: Infinity } as const,
      { kind: 'codes', codes, allowed } as const,
    ];
    return sum + client.host.columns.select(page.events.length, conditions).length;
  }, 0);
  return count === 0
    ? []
    : [
        {
          severity: 'info',
          text: `${counted(count, 'record')} without an e-mail address could not be held against User e-mails: select by User ids to see them.`,
        },
      ];
}
