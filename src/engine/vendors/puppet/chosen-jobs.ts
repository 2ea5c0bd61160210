import { counted } from '../../counted';
import type { Notice } from '../../protocol';
import type { ReadRequest, Work } from '../vendor';
import { findJobs } from './discovery';
import type { Job } from './job';
import { jobRecord } from './job-record';
import { narrowingOf } from './narrowing';

/** The jobs that a query is about. */
export interface ChosenJobs {
  ids: readonly string[];
  /** A given job's record is asked for by its id; a discovered one came with the list. */
  jobOf(id: string, work: Work): Promise<Job>;
  notices: readonly Notice[];
  shortfalls: readonly string[];
}

/** The jobs given in the selection, or else those that ran within the range; `maxRuns` of them at most. */
export function chooseJobs(request: ReadRequest, work: Work): Promise<ChosenJobs> {
  const given = request.selection.jobs ?? [];
  return given.length > 0 ? Promise.resolve(givenJobs(given, work)) : discoveredJobs(request, work);
}

function givenJobs(given: readonly string[], work: Work): ChosenJobs {
  const ids = given.slice(0, work.settings.maxRuns);
  return {
    ids,
    jobOf: jobRecord,
    notices: [],
    shortfalls:
      ids.length < given.length ? [onlySome('first', ids.length, `the ${counted(given.length, 'job')} given`)] : [],
  };
}

async function discoveredJobs(request: ReadRequest, work: Work): Promise<ChosenJobs> {
  const { from, to } = request;
  const { maxRuns } = work.settings;
  const found = await findJobs({ from, to, narrowing: narrowingOf(request), details: false, wanted: maxRuns }, work);
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
