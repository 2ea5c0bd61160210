import type { VendorClient } from '../../../client/client';
import { whereWord } from '../../../columns/where-word';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import { Notes, type Reading } from '../../../reading/reading';
import type { Condition } from '../../../seam/column-tools';
import type { Host } from '../../../seam/host';
import type { TimeRange } from '../../../seam/time-range';
import { plural } from '../../../sentences/counts';
import { comparable } from '../comparable';
import { activitiesPerPage } from '../requests';
import { notAskedFor, noteMissingFields } from '../note-missing-fields';
import type { Walked } from '../list/paged-list';
import { walkPages } from '../list/walk-pages';
import { wholeMinute } from '../zone/whole-minutes';
import { heldTo, type AnyOf } from './choose';
import { isLogin } from './is-login';
import { activityPage, type ActivityPage, type ActivitySearch } from './page';

const expected = {
  word: 'record',
  makes: [
    ['type', 'event', 'type'],
    ['action', 'event', 'action'],
  ],
} as const;

/** What users did that is wanted, page by page. */
export async function walkActivity(
  search: ActivitySearch,
  selected: readonly AnyOf[],
  range: TimeRange,
  client: VendorClient
): Promise<Reading<{ events: Events[] } & Pick<Walked<ActivityPage>, 'reachedBefore' | 'isCut'>>> {
  const notes = new Notes();
  const anyOf = heldTo(search.narrowing, selected);
  const { parts, reachedBefore, isCut } = notes.take(
    await walkPages(
      {
        kind: 'user activity',
        what: 'records of user activity',
        narrower: `narrow ${search.time === undefined ? '' : 'the time range or '}the selection`,
        pageSize: activitiesPerPage,
        // In zones that set their clocks more than the range is asked for.
        countsRange: search.time?.earliest === wholeMinute(range.from),
        tellsOutside: false,
        read: (page, walk, part) => activityPage(search, page, walk, part),
      },
      range,
      client
    )
  );
  const { host } = client;
  noteMissingFields(parts, expected, host, notes);
  const events = parts.map(({ page, rows }) => {
    noteUnheld(page, rows, anyOf, host, notes);
    const single = held(page, rows, anyOf.filter(isSingle), host);
    notes.counted('notice', notAskedFor('record'), rows.length - single.length);
    return takeEvents(page.events, held(page, single, anyOf, host), host, 'notAskedFor');
  });
  return notes.reading({ events, reachedBefore, isCut });
}

/** The rows with one of the values of each list. */
function held(
  page: ActivityPage,
  rows: Int32Array,
  anyOf: readonly AnyOf[],
  host: Host,
  others: readonly Condition[] = []
): Int32Array {
  const conditions = anyOf.map((one) => {
    const { field, values } = one;
    const wanted = new Set(values.map(comparable));
    const nulls = isSingle(one);
    return whereWord(
      page.fields[field],
      (word) => wanted.has(comparable(word)) || (nulls && comparable(word) === ''),
      nulls
    );
  });
  return host.columns.select(page.events.length, [{ kind: 'rows', rows }, ...conditions, ...others]);
}

/** Opsera itself looks for a single one, and may know where a record does not say. */
function isSingle({ values }: AnyOf): boolean {
  return values.length === 1;
}

/** Records of which it cannot be known whether they are among those that are wanted. */
function noteUnheld(page: ActivityPage, rows: Int32Array, anyOf: readonly AnyOf[], host: Host, notes: Notes): void {
  for (const { field, parameter } of anyOf.filter((one) => !isSingle(one))) {
    const isBlank = whereWord(page.fields[field], (word) => comparable(word) === '', true);
    const mayHold = field === 'targetId' ? [whereWord(page.fields.type, (word) => !isLogin(word), true)] : [];
    const others = anyOf.filter((one) => one.field !== field);
    notes.counted(
      'shortfall',
      {
        key: `records without ${field}`,
        sentence: (count) =>
          `${plural(count, 'record')} could not be held against the selection, as there is no ${parameter} that can be read: select a single one, which Opsera looks for by itself.`,
      },
      held(page, rows, others, host, [isBlank, ...mayHold]).length
    );
  }
}
