import type { VendorClient } from '../../client/client';
import { freshBriefly } from '../../client/produced';
import type { ListedJob } from './job-search';
import { jobsPerPage, listedPage } from './listed-page';

export interface ListedJobs {
  /** Newest first. */
  jobs: readonly ListedJob[];
  /** Opus lists no others. */
  isWhole: boolean;
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
  let offset = 0;
  let isWhole = false;
  for (let page = 0; page < mostPages && !isWhole; page++) {
    const { jobs, recordCount, total } = await listedPage(offset, client);
    jobs.forEach((job) => byId.set(job.id, job));
    offset += recordCount;
    isWhole = recordCount === 0 || offset >= (total ?? (recordCount < jobsPerPage ? offset : Infinity));
  }
  return { jobs: Array.from(byId.values()).sort(newestFirst), isWhole };
}

function newestFirst(a: ListedJob, b: ListedJob): number {
  return (b.created || 0) - (a.created || 0);
}
