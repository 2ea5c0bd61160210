import type { VendorClient } from '../../../client/client';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { mostAhead } from '../../../sentences/future';
import type { LatestEvent } from '../../../seam/protocol';
import type { KeptRequest } from '../../vendor';
import { endOf, hasEnded, planNumber } from '../job';
import { currentRecord } from '../job-record';
import { isJobId } from '../requests';
import { longestSure } from './job-watch';
import { jobsPage } from './page';

/** So many that go on for ever may come before the first that has ended. */
const some = 20;

/** Ms: a job that ended so lately was not removed for its age, and some time is left to jobs that went on for long. */
const surelyKept = 24 * 60 * 60_000;

/**
 * Since when Puppet surely has every job, where that is after `from`, epoch ms; else NaN. It removes jobs some time after they
 * have ended, so that those before the first that it lists may be gone. Infinity where it has lost what it had, as when it was set up
 * anew or from a copy: `latest` is young and not there, and what came after it may be gone too.
 */
export async function keptSince({ from, latest }: KeptRequest, client: VendorClient): Promise<Reading<number>> {
  const notes = new Notes();
  const now = client.host.now();
  const isYoung = latest !== null && latest.time > now - longestSure;
  if (isYoung && !(await isThere(latest, client, notes))) {
    return notes.reading(Infinity);
  }
  const isLongAgo = from < now - surelyKept;
  const since = isLongAgo ? await oldestEnd(now - surelyKept, client, notes) : NaN;
  return notes.reading(since > from ? since : NaN);
}

/** A Puppet that was set up anew gives names once more. What has no name that is one cannot be asked for. */
async function isThere({ run, time }: LatestEvent, client: VendorClient, notes: Notes): Promise<boolean> {
  if (run === null || !isJobId(planNumber(run) ?? run)) {
    return true;
  }
  const job = notes.take(await currentRecord(run, client));
  return job !== undefined && !(job.created > time + mostAhead);
}

/** When the first of the jobs ended that Puppet lists. @param none where it lists none */
async function oldestEnd(none: number, client: VendorClient, notes: Notes): Promise<number> {
  const endsOf = async (order: 'asc' | 'desc') => {
    const { jobs, limit, total, recordCount } = notes.take(
      await jobsPage({ limit: some, offset: 0, order }, false, client)
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
