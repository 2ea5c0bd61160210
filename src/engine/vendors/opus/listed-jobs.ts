import type { VendorClient } from '../../client/client';
import { freshBriefly, objectBytes } from '../../client/produced';
import type { Notes } from '../../reading/reading';
import { plural } from '../../sentences/counts';
import type { ListedJob } from './job-search';
import { ListReading } from './list-reading';

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

/** What Opus lists, shared by all who ask. */
export function listedJobs(client: VendorClient): Promise<ListedJobs> {
  return client.once('listed jobs', async (inner) => {
    const value = await readPages(inner);
    return { value, bytes: objectBytes * value.jobs.length, records: value.jobs.length, freshFor: freshBriefly };
  });
}

async function readPages(client: VendorClient): Promise<ListedJobs> {
  const list = new ListReading(client);
  let [nameless, counted] = [0, 0];
  for (let pages = 0; pages < mostPages && !list.isWhole; pages++) {
    const page = await list.readOn();
    nameless += page.nameless;
    // A list that becomes shorter while it is read has moved a job past the reader.
    counted = Math.max(counted, page.total ?? 0);
  }
  const { jobs, isWhole, isNewestFirst } = list;
  return { jobs, isWhole, isNewestFirst, missing: isWhole ? Math.max(nameless, counted - jobs.length) : nameless };
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
