import { counted } from '../../sentences/counted';
import { cannotList, searchJobs } from './job-search';
import { NotFound } from './refusals';
import { fetchStatus } from './status-answer';
import type { VendorClient } from '../../client/client';

/** Opus documents no call that proves a key: its list of jobs does, and where there is none a job that does not exist. */
export async function checkHealth(client: VendorClient): Promise<string> {
  try {
    const { entries, total } = await searchJobs(0, 1, client);
    if (total === undefined) {
      return entries > 0 ? 'Opus answered: jobs are visible' : 'Opus answered: no jobs visible yet';
    }
    return total > 0 ? `Opus answered: ${counted(total, 'job')} visible` : 'Opus answered: no jobs visible yet';
  } catch (error) {
    if (!cannotList(error)) {
      throw error;
    }
  }
  await askForNoJob(client);
  return 'Opus answered and accepts the service key; jobs cannot be listed, so type their ids into queries';
}

/** Opus looks for a job only when the key is good; that it has none is what a good key hears. */
async function askForNoJob(client: VendorClient): Promise<void> {
  try {
    await fetchStatus('0', client);
  } catch (error) {
    if (!(error instanceof NotFound)) {
      throw error;
    }
  }
}
