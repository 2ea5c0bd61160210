import type { VendorClient } from '../../client/client';
import { freshBriefly, objectBytes } from '../../client/produced';
import { Notes, type Reading } from '../../reading/reading';
import { plural } from '../../sentences/counts';
import type { ListedJob } from './job-search';
import { ListWalk } from './list-walk';

export interface ListedJobs {
  /** Newest first. */
  jobs: readonly ListedJob[];
  /** Opus lists no others. */
  isWhole: boolean;
  isNewestFirst: boolean;
  /** How many it counts; undefined where it does not say. */
  total: number | undefined;
}

const mostPages = 5;

/** What Opus lists, shared by all who ask. */
export function listedJobs(client: VendorClient): Promise<Reading<ListedJobs>> {
  return client.once('listed jobs', async (inner) => {
    const notes = new Notes();
    const list = await readPages(inner, notes);
    const { length } = list.jobs;
    return { value: notes.reading(list), bytes: objectBytes * length, records: length, freshFor: freshBriefly };
  });
}

async function readPages(client: VendorClient, notes: Notes): Promise<ListedJobs> {
  const list = new ListWalk(client);
  for (let pages = 0; pages < mostPages && !list.isWhole; pages++) {
    await list.readOn();
  }
  const { jobs, isWhole, isNewestFirst, total, missing } = list;
  noteUnlisted(missing, notes);
  if (!isWhole && !isNewestFirst) {
    notes.shortfall(
      `Opus does not list its newest jobs first, so that there may be newer ones than the ${plural(jobs.length, 'job')} that are read of its list: type the ids of jobs.`
    );
  }
  return { jobs, isWhole, isNewestFirst, total };
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
