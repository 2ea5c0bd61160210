import { counted, digits } from '../../sentences/counted';
import type { Notice } from '../../seam/protocol';
import { oddityNotices } from '../oddities';
import { JobCollection } from './job-collection';
import type { JobSearch } from './job-collection';
import { readEarlier, readNewest } from './job-list';
import type { EarlierJobs, NewestJobs } from './job-list';
import { oldestJob, retentionNotices } from './retention';
import type { VendorClient } from '../../client/client';

export interface FoundJobs {
  collection: JobCollection;
  /** How many jobs ran within the range: `1 284 jobs`, `more than 1 000 jobs`. */
  count: string;
  /** All of them are in the collection. */
  complete: boolean;
  notices: Notice[];
  shortfalls: string[];
}

/**
 * The jobs that ran within a range. Puppet can filter by when a job ended, but may drop what has not ended yet; so the
 * newest jobs are read first: they show what still runs, and mostly reach back far enough.
 */
export function findJobs(search: JobSearch, client: VendorClient): Promise<FoundJobs> {
  // The panels of a dashboard ask at once and for the same range: going through the list once will do.
  return client.once(`jobs found ${JSON.stringify(search)}`, async (inner) => ({
    value: await find(search, inner),
    bytes: 0,
    freshFor: 0,
  }));
}

async function find(search: JobSearch, client: VendorClient): Promise<FoundJobs> {
  const collection = new JobCollection(search, client.host.now());
  const list = await readNewest(search, collection, client);
  const earlier = await readOn(search, collection, list, client);
  const whole = list.whole || (list.total !== undefined && collection.seenJobs >= list.total);
  const oldest = hasOlder(collection, list, earlier)
    ? undefined
    : await oldestJob(search, collection, { ...list, whole }, client);
  const cutOff = list.total === undefined && !list.whole && !collection.reachesBack;
  return {
    collection,
    complete: !cutOff && earlier.done,
    count: cutOff ? moreThan(collection.size) : countWithin(search, collection, list, earlier, oldest),
    notices: [
      ...(whole ? [] : olderMayRun(list)),
      ...retentionNotices(search.from, oldest),
      ...oddityNotices(
        collection.pages.map(({ page }) => page.oddities),
        'job',
        'a name or a time'
      ),
    ],
    shortfalls: cutOff
      ? [
          `This Puppet lists only its newest ${counted(list.rows, 'job')}; earlier ones within the time range are missing.`,
        ]
      : [],
  };
}

/** Asks for earlier jobs where that adds jobs, or tells how many there are. */
async function readOn(
  search: JobSearch,
  collection: JobCollection,
  list: NewestJobs,
  client: VendorClient
): Promise<EarlierJobs> {
  if (list.whole || collection.reachesBack || list.total === undefined) {
    return { done: true, matching: undefined };
  }
  const enough = collection.size >= search.wanted && collection.leftOut > 0;
  return enough ? { done: false, matching: undefined } : readEarlier(search, collection, client);
}

/** More jobs are listed than those that go on or ended within the range: some ended before it. */
function hasOlder(collection: JobCollection, { total }: NewestJobs, { matching }: EarlierJobs): boolean {
  return total !== undefined && matching !== undefined && matching + collection.running < total;
}

function olderMayRun({ total, rows }: NewestJobs): Notice[] {
  const text = `Running jobs were looked for among the newest ${digits(rows)} of ${counted(total ?? rows, 'job')}; any older one that still runs is not among them.`;
  return total === undefined ? [] : [{ severity: 'info', text }];
}

/** Puppet's total stands for the range only where nothing of what it counts was left out here. */
function countWithin(
  search: JobSearch,
  collection: JobCollection,
  list: NewestJobs,
  earlier: EarlierJobs,
  oldest: number | undefined
): string {
  if (earlier.done) {
    return counted(collection.size, 'job');
  }
  const { total } = list;
  const { matching } = earlier;
  if (collection.leftOut === 0 && total !== undefined && matching !== undefined) {
    if (oldest !== undefined && oldest >= search.from) {
      return counted(total, 'job');
    }
    // A Puppet that overlooks the filter counts all of its jobs.
    if (matching < total) {
      return counted(matching + collection.running, 'job');
    }
  }
  return moreThan(collection.size);
}

function moreThan(count: number): string {
  return `more than ${counted(count, 'job')}`;
}
