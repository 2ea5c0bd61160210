import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../../client/given-runs';
import type { jobEvents } from '../../../../model/vendors/puppet';
import { whole } from '../../../reading/reading';
import type { Notes, Reading } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { onlySomeRuns } from '../../../sentences/limits';
import type { ReadRequest } from '../../vendor';
import type { Job } from '../job';
import { findJobs } from '../job-list/find';
import { jobRecord } from '../job-record';

/** The jobs that a query is about, newest first. */
export interface ChosenJobs {
  ids: readonly string[];
  /** How many there are in all, as text. */
  count: string;
  /** A given job's record is asked for by its id; a discovered one came with the list. */
  jobOf(id: string, client: VendorClient): Promise<Reading<Job>>;
}

/** The jobs given in the selection, or else those that ran within the range; `maxRuns` of them at most. */
export async function chooseJobs(
  request: ReadRequest<typeof jobEvents>,
  client: VendorClient,
  notes: Notes
): Promise<ChosenJobs> {
  const given = request.selection.jobs;
  if (given.length === 0) {
    return discoveredJobs(request, client, notes);
  }
  // Job ids are counted up.
  const ids = givenRuns('job', given, client, notes).sort((a, b) => Number(b) - Number(a));
  return { ids, count: `the ${plural(given.length, 'job')} given`, jobOf: jobRecord };
}

async function discoveredJobs(
  request: ReadRequest<typeof jobEvents>,
  client: VendorClient,
  notes: Notes
): Promise<ChosenJobs> {
  const { from, to } = request;
  const { maxRuns } = client.settings;
  const search = { from, to, narrowing: request.selection, details: false, wanted: maxRuns };
  const { collection, count, isComplete } = notes.take(await findJobs(search, client));
  const jobs = collection.jobs().slice(0, maxRuns);
  if (jobs.length < collection.size || !isComplete) {
    notes.shortfall(onlySomeRuns('newest', jobs.length, `${count} within the time range`));
  }
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return {
    ids: jobs.map(({ id }) => id),
    count: `${count} within the time range`,
    jobOf: (id, part) => {
      const job = byId.get(id);
      return job === undefined ? jobRecord(id, part) : Promise.resolve(whole(job));
    },
  };
}
