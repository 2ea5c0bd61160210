import { counted } from '../../sentences/counted';
import type { Notice } from '../../seam/protocol';
import type { ReadRequest } from '../vendor';
import { findJobs } from './discovery';
import type { Job } from './job';
import { jobRecord } from './job-record';
import { narrowingOf } from './narrowing';
import type { VendorClient } from '../../client/client';

/** The jobs that a query is about. */
export interface ChosenJobs {
  ids: readonly string[];
  /** A given job's record is asked for by its id; a discovered one came with the list. */
  jobOf(id: string, client: VendorClient): Promise<Job>;
  notices: readonly Notice[];
  shortfalls: readonly string[];
}

/** The jobs given in the selection, or else those that ran within the range; `maxRuns` of them at most. */
export function chooseJobs(request: ReadRequest, client: VendorClient): Promise<ChosenJobs> {
  const given = request.selection.jobs ?? [];
  return given.length > 0 ? Promise.resolve(givenJobs(given, client)) : discoveredJobs(request, client);
}

function givenJobs(given: readonly string[], client: VendorClient): ChosenJobs {
  const ids = given.slice(0, client.settings.maxRuns);
  return {
    ids,
    jobOf: jobRecord,
    notices: [],
    shortfalls:
      ids.length < given.length ? [onlySome('first', ids.length, `the ${counted(given.length, 'job')} given`)] : [],
  };
}

async function discoveredJobs(request: ReadRequest, client: VendorClient): Promise<ChosenJobs> {
  const { from, to } = request;
  const { maxRuns } = client.settings;
  const found = await findJobs({ from, to, narrowing: narrowingOf(request), details: false, wanted: maxRuns }, client);
  const jobs = found.collection.jobs().slice(0, maxRuns);
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const some = jobs.length < found.collection.size || !found.complete;
  return {
    ids: jobs.map(({ id }) => id),
    jobOf: (id, part) => Promise.resolve(byId.get(id) ?? jobRecord(id, part)),
    notices: found.notices,
    shortfalls: [
      ...found.shortfalls,
      ...(some && jobs.length > 0 ? [onlySome('newest', jobs.length, `${found.count} within the time range`)] : []),
    ],
  };
}

function onlySome(which: string, read: number, all: string): string {
  return `Only the ${which} ${read} of ${all} were read; raise Most runs (maxRuns) for more.`;
}
