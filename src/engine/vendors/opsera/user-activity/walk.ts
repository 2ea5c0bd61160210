import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Condition, Host } from '../../../seam/host';
import { plural } from '../../../sentences/counts';
import type { TimeRange } from '../paged-list';
import { activitiesPerPage } from '../requests';
import { walkPages } from '../walk-pages';
import type { AnyOf } from './choose';
import { activityPage } from './page';
import type { ActivityPage, ActivitySearch } from './page';

/** What users did that is wanted, page by page. */
export async function walkActivity(
  search: ActivitySearch,
  anyOf: readonly AnyOf[],
  range: TimeRange,
  client: VendorClient
): Promise<Reading<{ events: Events[]; reachedBefore: boolean }>> {
  const notes = new Notes();
  const { parts, reachedBefore } = notes.take(
    await walkPages(
      {
        what: 'records of user activity',
        pageSize: activitiesPerPage,
        countsRange: search.time !== undefined,
        tellsOutside: false,
        read: (page, walk) => activityPage(search, page, walk, client),
      },
      range,
      client
    )
  );
  const { host } = client;
  const events = parts.map(({ page, rows }) => {
    noteUnheld(page, rows, anyOf, host, notes);
    const wanted = host.columns.select(page.events.length, [
      { kind: 'rows', rows },
      ...anyOf.map((one) => holds(page, one)),
    ]);
    return takeEvents(page.events, wanted, host, 'notAskedFor');
  });
  return notes.reading({ events, reachedBefore });
}

/** Holds for the rows with one of several values. */
function holds({ fields }: ActivityPage, { field, values }: AnyOf): Condition {
  const wanted = new Set(values.map((value) => comparable(field, value)));
  const { codes, values: words } = fields[field];
  return {
    kind: 'codes',
    codes,
    allowed: Uint8Array.from([0, ...words.map((word) => (wanted.has(comparable(field, word)) ? 1 : 0))]),
  };
}

/** The case of an e-mail address says nothing. */
function comparable(field: AnyOf['field'], value: string): string {
  return field === 'userEmail' ? value.toLowerCase() : value;
}

/** Records of which it cannot be known whether they are among those that are wanted. */
function noteUnheld(page: ActivityPage, rows: Int32Array, anyOf: readonly AnyOf[], host: Host, notes: Notes): void {
  for (const { field } of anyOf) {
    const unread = page.mistyped[field] ?? 0;
    notes.counted(
      'shortfall',
      {
        key: `records with an unexpected ${field}`,
        sentence: (count) =>
          `${plural(count, 'record')} could not be held against the selection: something unexpected is where ${field} should be.`,
      },
      unread
    );
    if (field === 'userEmail' && unread === 0) {
      const { codes, values } = page.fields.userEmail;
      const others = anyOf.filter((one) => one.field !== field).map((one) => holds(page, one));
      const none = { kind: 'codes', codes, allowed: Uint8Array.from([1, ...values.map(() => 0)]) } as const;
      notes.counted(
        'notice',
        withoutEmail,
        host.columns.select(page.events.length, [{ kind: 'rows', rows }, none, ...others]).length
      );
    }
  }
}

const withoutEmail = {
  key: 'records without an e-mail address',
  sentence: (count: number) =>
    `${plural(count, 'record')} without an e-mail address could not be held against User e-mails: select by User ids to see them.`,
};
