import type { VendorClient } from '../../../client/client';
import type { Notes } from '../../../reading/reading';
import { utcText } from '../../../sentences/utc-text';
import { startOf } from '../job';
import { everyJob } from './narrowing';
import { jobsPage } from './page';

/**
 * Says since when Puppet still lists jobs, where the range begins earlier. It removes them after 30 days
 * (`job_prune_threshold`). @param earliest when the earliest of those that were read began @param isOldest no other is older
 */
export async function noteRetention(
  { from, earliest, isOldest }: { from: number; earliest: number; isOldest: boolean },
  client: VendorClient,
  notes: Notes
): Promise<void> {
  if (earliest < from) {
    return;
  }
  const oldest = isOldest ? earliest : await askForOldest(client, notes);
  // A server that overlooks the order gives another one.
  if (oldest > from && !(oldest > earliest)) {
    notes.notice(`Puppet's oldest job is from ${utcText(oldest)}; earlier ones were removed.`);
  }
}

async function askForOldest(client: VendorClient, notes: Notes): Promise<number> {
  const { jobs } = notes.take(await jobsPage({ limit: 1, offset: 0, order: 'asc' }, everyJob, client));
  const [job] = jobs;
  return job === undefined ? NaN : startOf(job);
}
