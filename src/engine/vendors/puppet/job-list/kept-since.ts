import type { VendorClient } from '../../../client/client';
import { Notes, type Reading } from '../../../reading/reading';
import { endOf, hasEnded } from '../job';
import { everyJob } from './narrowing';
import { jobsPage } from './page';

/** So many that go on for ever may come before the first that has ended. */
const some = 20;

/** Ms: a job that ended so lately was not removed for its age, and some time is left to jobs that went on for long. */
const surelyKept = 24 * 60 * 60_000;

/**
 * Since when Puppet surely has every job, where that is after `from`, epoch ms; else NaN. It removes jobs some time after they
 * have ended, so that those before the first that it lists may be gone.
 */
export async function keptSince(from: number, client: VendorClient): Promise<Reading<number>> {
  const none = client.host.now() - surelyKept;
  const look = async () => {
    const notes = new Notes();
    const since = from < none ? await oldestEnd(none, client, notes) : NaN;
    return { isGone: since > from, reading: notes.reading(since > from ? since : NaN) };
  };
  const first = await look();
  // A server may be without the oldest once.
  return first.isGone ? (await look()).reading : first.reading;
}

/** When the first of the jobs ended that Puppet lists. @param none where it lists none */
async function oldestEnd(none: number, client: VendorClient, notes: Notes): Promise<number> {
  const endsOf = async (order: 'asc' | 'desc') => {
    const { jobs, limit, total, recordCount } = notes.take(
      await jobsPage({ limit: some, offset: 0, order }, everyJob, client)
    );
    const isWhole = total === undefined ? recordCount < limit : recordCount >= total;
    return { isWhole, ends: jobs.filter(hasEnded).map(endOf) };
  };
  const { isWhole, ends } = await endsOf('asc');
  if (isWhole) {
    return ends.reduce((oldest, end) => Math.min(oldest, end), ends.length === 0 ? none : Infinity);
  }
  const [oldest = NaN] = ends;
  const [newest = NaN] = (await endsOf('desc')).ends;
  // A server that overlooks the order gives the newest for the oldest.
  return oldest < newest ? oldest : NaN;
}
