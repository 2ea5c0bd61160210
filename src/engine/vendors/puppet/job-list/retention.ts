import type { VendorClient } from '../../../client/client';
import type { Notes } from '../../../reading/reading';
import { utcText } from '../../../sentences/utc-text';
import { startOf, type Job } from '../job';
import { everyJob } from './narrowing';
import { jobsPage } from './page';

/**
 * Says since when Puppet still lists jobs, where the range begins earlier. It removes them after 30 days
 * (`job_prune_threshold`). @param isWhole these are all jobs that it lists
 */
export async function noteRetention(
  { jobs, isWhole }: { jobs: readonly Job[]; isWhole: boolean },
  from: number,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const earliest = earliestOf(jobs);
  if (earliest < from) {
    return;
  }
  const oldest = isWhole ? earliest : await askForOldest(client, notes);
  // A server that overlooks the order gives another one.
  if (oldest > from && !(oldest > earliest)) {
    notes.notice(`Puppet's oldest job is from ${utcText(oldest)}; earlier ones were removed.`);
  }
}

async function askForOldest(client: VendorClient, notes: Notes): Promise<number> {
  const { jobs } = notes.take(await jobsPage({ limit: 1, offset: 0, order: 'asc' }, everyJob, client));
  return earliestOf(jobs.slice(0, 1));
}

/** When the earliest began; NaN = there is none. */
function earliestOf(jobs: readonly Job[]): number {
  return jobs.map(startOf).reduce((one, other) => Math.min(one, other), jobs.length === 0 ? NaN : Infinity);
}
