import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import { Notes, type Reading } from '../../../reading/reading';
import type { TimeRange } from '../../../seam/time-range';
import { activitiesPerPage } from '../requests';
import { noteMissingFields } from '../note-missing-fields';
import type { Walked } from '../list/paged-list';
import { walkPages } from '../list/walk-pages';
import { unrequested } from '../unrequested';
import { wholeMinute } from '../zone/whole-minutes';
import type { SelectedList } from './choose';
import { noteUndecided } from './note-undecided';
import { activityPage, type ActivityPage, type ActivitySearch } from './page';
import { isLookedFor, listsToHold, selectedRows } from './selected-rows';

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
  selected: readonly SelectedList[],
  range: TimeRange,
  client: VendorClient
): Promise<Reading<{ events: Events[] } & Pick<Walked<ActivityPage>, 'reachedBefore' | 'isCut'>>> {
  const notes = new Notes();
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
  const lists = listsToHold(search.narrowing, selected);
  const lookedFor = lists.filter(isLookedFor);
  const events = parts.map((part) => {
    noteUndecided(part, lists, host, notes);
    notes.counted('notice', unrequested('record'), part.rows.length - selectedRows(part, lookedFor, host).length);
    return takeEvents(part.page.events, selectedRows(part, lists, host), host, 'notAskedFor');
  });
  return notes.reading({ events, reachedBefore, isCut });
}
