import { digits } from '../../sentences/counted';
import { plannedNumber } from '../../columns/planned';
import type { Table } from '../../seam/host';
import { fetchTable } from '../fetch-table';
import { sumOfOddities } from '../oddities';
import type { Oddities } from '../oddities';
import { ActivityCollection } from './activity-collection';
import type { ActivityPage } from './activity-page';
import { userActivityPlan } from './plans';
import { recordOrder } from './record-order';
import type { RecordOrder } from './record-order';
import { activitiesPerPage, userActivityRequest } from './requests';
import type { ActivityNarrowing } from './requests';
import type { TimeWindow } from './time-window';
import { freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

/** What is asked of Opsera. */
export interface ActivitySearch {
  window: TimeWindow;
  narrowing: ActivityNarrowing;
  details: boolean;
}

export interface Activity {
  pages: readonly ActivityPage[];
  oddities: Oddities;
  /** Not everything was read, because of `maxEvents`. */
  stopped: { order: RecordOrder; of: number | undefined } | undefined;
  /** Sentences about what Opsera did not give. */
  shortfalls: readonly string[];
}

/** How one going through the pages ended. */
interface Ended {
  order: RecordOrder;
  /** Opsera's count at its begin and at its end. */
  first: number | undefined;
  last: number | undefined;
  why: 'done' | 'enough' | 'noMore';
  /** Records went away meanwhile, so that some may have moved to a page that was read before. */
  shrank: boolean;
}

/** A walk is begun again so often where records moved unseen. */
const mostWalks = 3;

/** Everything that Opsera has for a search, `maxEvents` of it at most; the same for all who ask within a few seconds. */
export function readActivity(search: ActivitySearch, client: VendorClient): Promise<Activity> {
  return client.once(`user activity ${JSON.stringify(search)}`, async (inner) => {
    const collection = new ActivityCollection(search.window, inner.host);
    let ended: Ended;
    let walks = 0;
    do {
      ended = await walk(search, collection, walks > 0, inner);
      walks++;
    } while (ended.why === 'done' && (ended.shrank || isShort(collection, ended.first)) && walks < mostWalks);
    const value: Activity = {
      pages: collection.pages,
      oddities: sumOfOddities(collection.oddities),
      stopped: ended.why === 'enough' ? { order: ended.order, of: ended.last } : undefined,
      shortfalls: shortfallsOf(collection, ended),
    };
    return { value, bytes: collection.bytes(), freshFor: freshBriefly };
  });
}

/**
 * Page after page. New records in front push others onto later pages, where they come again; only where records go away
 * may one slip past. Where there are too many, and the oldest come first, it goes from the last page backwards.
 */
async function walk(
  search: ActivitySearch,
  collection: ActivityCollection,
  again: boolean,
  client: VendorClient
): Promise<Ended> {
  const { maxEvents } = client.settings;
  const read = (page: number): Promise<Table> =>
    fetchTable(
      userActivityRequest(search.window, search.narrowing, page, activitiesPerPage),
      userActivityPlan(search.details),
      client
    );
  let table = await read(1);
  const first = countOf(table);
  const order = recordOrder(plannedNumber(table, 'time').values);
  const ended = { order, first, last: first, shrank: false };
  const isEnough = () => (order === 'newestFirst' ? collection.within : collection.count) >= maxEvents;

  if (order === 'oldestFirst' && first !== undefined && first > maxEvents) {
    for (let page = Math.ceil(first / entriesOf(table)); page > 1 && collection.within < maxEvents; page--) {
      await collection.add(await read(page), again);
    }
    if (collection.within < maxEvents) {
      await collection.add(table, again);
    }
    return { ...ended, why: collection.count < first ? 'enough' : 'done' };
  }
  for (let page = 1, entries = 0; ;) {
    const fresh = await collection.add(table, again);
    entries += entriesOf(table);
    const count = countOf(table);
    ended.shrank = ended.shrank || (count ?? 0) < (ended.last ?? 0);
    ended.last = count ?? ended.last;
    // Opsera need not give a count; then a page that is not full, or brings nothing new, is the last.
    if (count === undefined ? entriesOf(table) < activitiesPerPage || fresh === 0 : entries >= count) {
      return { ...ended, why: 'done' };
    }
    if (entriesOf(table) === 0) {
      return { ...ended, why: 'noMore' };
    }
    if (isEnough()) {
      return { ...ended, why: 'enough' };
    }
    page++;
    table = await read(page);
  }
}

function shortfallsOf(collection: ActivityCollection, { first = 0, last = 0, why }: Ended): string[] {
  const sentences: string[] = [];
  // Those that arrived meanwhile are another reading's.
  const due = Math.min(first, last);
  if (why !== 'enough' && isShort(collection, due)) {
    sentences.push(
      `Opsera counts ${digits(due)} records of user activity but gave only ${digits(collection.count)}: narrow the time range or the selection.`
    );
  }
  if (collection.astray > 0) {
    sentences.push(
      `${digits(collection.astray)} of ${digits(collection.count)} records that Opsera gave are outside the time it was asked for in UTC, so it may count in another zone, and others be missing: widen the time range.`
    );
  }
  return sentences;
}

function isShort(collection: ActivityCollection, count: number | undefined): boolean {
  return collection.count < (count ?? 0);
}

function countOf({ head }: Table): number | undefined {
  return typeof head.count === 'number' ? head.count : undefined;
}

function entriesOf(table: Table): number {
  return table.length + table.skipped;
}
