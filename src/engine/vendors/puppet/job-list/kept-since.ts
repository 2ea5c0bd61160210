import type { VendorClient } from '../../../client/client';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { endOf, hasEnded } from '../job';
import { jobsPage } from './page';

/** So many that go on for ever may come before the first that has ended. */
const some = 20;

/**
 * When the first of the jobs ended that Puppet still lists, epoch ms: it removes them some time after they have ended, so that
 * earlier ones may be gone. NaN = nothing tells.
 */
export async function keptSince(client: VendorClient): Promise<Reading<number>> {
  const notes = new Notes();
  const page = async (order: 'asc' | 'desc') =>
    notes.take(await jobsPage({ limit: some, offset: 0, order }, false, client)).jobs.filter(hasEnded);
  const [oldest, newest] = [(await page('asc'))[0], (await page('desc'))[0]];
  // A server that overlooks the order gives the same.
  const isOldest = oldest !== undefined && newest !== undefined && endOf(oldest) < endOf(newest);
  return notes.reading(isOldest ? endOf(oldest) : NaN);
}
