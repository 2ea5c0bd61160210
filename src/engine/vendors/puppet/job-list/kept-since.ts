import type { VendorClient } from '../../../client/client';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { endOf, hasEnded } from '../job';
import { jobsPage } from './page';

/** So many that go on for ever may come before the first that has ended. */
const some = 20;

/**
 * When the first of the jobs ended that Puppet still lists, where that is after `from`, epoch ms: it removes them some time after
 * they have ended, so that earlier ones may be gone. Else NaN.
 */
export async function keptSince(from: number, client: VendorClient): Promise<Reading<number>> {
  const notes = new Notes();
  const firstEnd = async (order: 'asc' | 'desc'): Promise<number> => {
    const { jobs } = notes.take(await jobsPage({ limit: some, offset: 0, order }, false, client));
    const job = jobs.find(hasEnded);
    return job === undefined ? NaN : endOf(job);
  };
  const oldest = await firstEnd('asc');
  // A server that overlooks the order gives the newest for the oldest.
  return notes.reading(oldest > from && oldest < (await firstEnd('desc')) ? oldest : NaN);
}
