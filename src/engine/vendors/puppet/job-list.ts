import type { JobCollection, JobSearch } from './job-collection';
import { jobPage } from './job-page';
import type { JobPage } from './job-page';
import { pushedDown } from './narrowing';
import { jobsPerPage } from './requests';
import type { VendorClient } from '../../client/client';

/** Jobs that still run are looked for among so many of the newest. */
const newest = 1_000;

/** The newest jobs that Puppet lists. */
export interface NewestJobs {
  rows: number;
  /** How many it lists in all; undefined before PE 2018.1, which knows no pages. */
  total: number | undefined;
  /** These are all. */
  whole: boolean;
}

/** Reads the newest jobs into the collection, finished or not. */
export async function readNewest(
  search: JobSearch,
  collection: JobCollection,
  client: VendorClient
): Promise<NewestJobs> {
  let rows = 0;
  let page: JobPage;
  do {
    page = await read({ offset: rows }, search, client);
    collection.add(page);
    rows += page.entries;
  } while (!isLast(page, rows) && rows < newest);
  // A Puppet without pages that fills the limit has more; one that overlooks the limit gives all it has.
  const cutOff = page.total === undefined && page.entries === jobsPerPage;
  return { rows, total: page.total, whole: isLast(page, rows) && !cutOff };
}

/** How far back the jobs filtered by time were read. */
export interface EarlierJobs {
  /** Everything within the range is read. */
  done: boolean;
  /** How many jobs match the filter in all. */
  matching: number | undefined;
}

/** Reads on into the past where the newest jobs do not reach: only what ended within the range, until there is enough. */
export async function readEarlier(
  search: JobSearch,
  collection: JobCollection,
  client: VendorClient
): Promise<EarlierJobs> {
  const finishedSince = beginOf(search, client);
  // What has ended among the newest is what the filter gives first: it is not read again.
  let offset = collection.endedRows;
  let page: JobPage;
  do {
    page = await read({ offset, finishedSince }, search, client);
    collection.add(page);
    offset += page.entries;
    if (isLast(page, offset) || collection.reachesBack) {
      return { done: true, matching: page.total };
    }
  } while (collection.size < search.wanted);
  return { done: false, matching: page.total };
}

function read(
  part: { offset: number; finishedSince?: number },
  search: JobSearch,
  client: VendorClient
): Promise<JobPage> {
  const page = { limit: jobsPerPage, order: 'desc', ...part, ...pushedDown(search.narrowing) } as const;
  return jobPage(page, search.details, client);
}

/** @param rows read so far, this page's included */
function isLast(page: JobPage, rows: number): boolean {
  return page.total === undefined || page.entries === 0 || rows >= page.total;
}

/** The range's begin in whole seconds, as Puppet counts, and no later than now. */
function beginOf(search: JobSearch, client: VendorClient): number {
  return Math.floor(Math.max(0, Math.min(search.from, client.host.now())) / 1000) * 1000;
}
