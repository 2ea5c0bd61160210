import { instant } from '../../sentences/instant';
import type { Notice } from '../../seam/protocol';
import { startOf } from './job';
import type { JobCollection, JobSearch } from './job-collection';
import type { NewestJobs } from './job-list';
import { jobPage } from './job-page';
import { isNarrowing } from './narrowing';
import type { VendorClient } from '../../client/client';

/**
 * When the oldest job began that Puppet still lists, epoch ms; undefined when one before the range is known, or when
 * there is none or no way to tell. Puppet removes jobs after 30 days (`job_prune_threshold`).
 */
export async function oldestJob(
  search: JobSearch,
  collection: JobCollection,
  list: NewestJobs,
  client: VendorClient
): Promise<number | undefined> {
  const whole = list.whole && !isNarrowing(search.narrowing);
  const unknowable = !whole && list.total === undefined;
  if (collection.reachesBack || collection.earliestStart < search.from || unknowable) {
    return undefined;
  }
  const oldest = whole ? collection.earliestStart : await askForOldest(client);
  return Number.isNaN(oldest) ? undefined : oldest;
}

async function askForOldest(client: VendorClient): Promise<number> {
  const { jobs } = await jobPage({ limit: 1, offset: 0, order: 'asc' }, false, client);
  const job = jobs[0];
  return job === undefined ? NaN : startOf(job);
}

export function retentionNotices(from: number, oldest: number | undefined): Notice[] {
  return oldest === undefined || oldest <= from
    ? []
    : [{ severity: 'info', text: `Puppet's oldest job is from ${instant(oldest)}; earlier ones were removed.` }];
}
