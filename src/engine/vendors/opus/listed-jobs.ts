import type { VendorClient } from '../../client/client';
import { freshBriefly } from '../../client/produced';
import type { Notes } from '../../reading/reading';
import { plural } from '../../sentences/counts';
import type { ListedJob, SearchPage } from './job-search';
import { hasNewer, isLastPage, listedPage } from './listed-page';

export interface ListedJobs {
  /** Newest first. */
  jobs: readonly ListedJob[];
  /** Opus lists no others. */
  isWhole: boolean;
  isNewestFirst: boolean;
  /** How many it counts, or sends without an id, that are not among them. */
  missing: number;
}

const mostPages = 5;
const jobBytes = 300;

/** What Opus lists, shared by all who ask. */
export function listedJobs(client: VendorClient): Promise<ListedJobs> {
  return client.once('listed jobs', async (inner) => {
    const value = await readPages(inner);
    return { value, bytes: jobBytes * value.jobs.length, records: value.jobs.length, freshFor: freshBriefly };
  });
}

async function readPages(client: VendorClient): Promise<ListedJobs> {
  const byId = new Map<string, ListedJob>();
  let [offset, nameless, counted] = [0, 0, 0];
  let isWhole = false;
  let isNewestFirst = true;
  let first: SearchPage | undefined;
  for (let pages = 0; pages < mostPages && !isWhole; pages++) {
    const page = await listedPage(offset, client);
    first ??= page;
    isNewestFirst &&= !hasNewer(page, first);
    page.jobs.forEach((job) => byId.set(job.id, job));
    offset += page.recordCount;
    nameless += page.nameless;
    // A list that becomes shorter while it is read has moved a job past the reader.
    counted = Math.max(counted, page.total ?? 0);
    isWhole = isLastPage(page, offset);
  }
  const missing = isWhole ? Math.max(nameless, counted - byId.size) : nameless;
  const jobs = Array.from(byId.values()).sort(newestFirst);
  return { jobs, isWhole, isNewestFirst, missing };
}

export function newestFirst(a: ListedJob, b: ListedJob): number {
  return (b.created || 0) - (a.created || 0);
}

/** Says how many jobs of the list cannot be among those that are read. */
export function noteUnlisted(missing: number, notes: Notes): void {
  notes.counted('shortfall', notListed, missing);
}

const notListed = {
  key: 'jobs that are not listed',
  sentence: (count: number) =>
    `Opus counts ${plural(count, 'job')} more than its list has with an id that can be read, so that ${count === 1 ? 'it' : 'they'} may be missing: try again, and type the ids of jobs if it stays so.`,
};
