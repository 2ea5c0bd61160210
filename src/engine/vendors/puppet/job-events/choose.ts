import { eachRun } from '../../each-run';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../given-runs';
import type { jobEvents } from '../../../../model/vendors/puppet';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { onlySomeRuns } from '../../../sentences/limits';
import type { ReadRequest } from '../../vendor';
import { higherFirst, planNumber, ranWithin, type Job } from '../job';
import { jobsOfPlan } from './jobs-of-plan';
import { findJobs } from '../job-list/find';
import { jobRecord } from '../job-record';

/** The jobs that a query is about, newest first. */
export interface ChosenJobs {
  ids: readonly string[];
  /** How many there are in all, as text. */
  count: string;
  /** The records of discovered ones, by their ids: they came with the list. That of a given one is asked for. */
  listed: ReadonlyMap<string, Job>;
  /** The records of given runs of plans, in whose place their jobs stand. */
  plans: readonly Job[];
}

const none: ChosenJobs['listed'] = new Map();

/**
 * The jobs given in the selection, or else those that ran within the range; `maxRuns` of them at most.
 * @param late ms: those that ended so shortly before the range are wanted too
 */
export async function chooseJobs(
  request: ReadRequest<typeof jobEvents>,
  client: VendorClient,
  notes: Notes,
  late = 0
): Promise<ChosenJobs> {
  const given = request.selection.jobs;
  if (given.length === 0) {
    return discoveredJobs(request, late, client, notes);
  }
  const { jobs: all, plans } = await withPlanJobs(givenRuns('job', given, client, notes), client, notes);
  const ids = givenRuns('job', all, client, notes).sort(newestFirst);
  const count = Math.max(given.length, all.length);
  return { ids, count: `the ${plural(count, 'job')} given`, listed: none, plans };
}

/** The same for a picture of one run, where a given run of a plan stands for itself. */
export async function chooseDrawnRuns(
  request: ReadRequest<typeof jobEvents>,
  client: VendorClient,
  notes: Notes
): Promise<ChosenJobs> {
  const { jobs: given } = request.selection;
  if (!given.some(isPlanRun)) {
    return chooseJobs(request, client, notes);
  }
  const ids = givenRuns('run', given, client, notes).sort(newestFirst);
  return { ids, count: `the ${plural(given.length, 'run')} given`, listed: none, plans: [] };
}

function isPlanRun(id: string): boolean {
  return planNumber(id) !== undefined;
}

/** Jobs and runs of plans are each counted up. */
function newestFirst(a: string, b: string): number {
  return higherFirst(planNumber(a) ?? a, planNumber(b) ?? b);
}

/** A run of a plan has no events but those of its jobs, which stand in its place; each job once. */
async function withPlanJobs(
  given: readonly string[],
  client: VendorClient,
  notes: Notes
): Promise<{ jobs: readonly string[]; plans: readonly Job[] }> {
  const plans: Job[] = [];
  if (!given.some(isPlanRun)) {
    return { jobs: given, plans };
  }
  const read = async (id: string, part: VendorClient): Promise<readonly string[]> => {
    if (!isPlanRun(id)) {
      return [id];
    }
    const plan = notes.take(await jobRecord(id, part));
    plans.push(plan);
    return jobsOfPlan(plan, notes);
  };
  const { results } = await eachRun({ word: 'run', ids: given, read }, client, notes);
  return { jobs: [...new Set(results.flat())], plans };
}

async function discoveredJobs(
  request: ReadRequest<typeof jobEvents>,
  late: number,
  client: VendorClient,
  notes: Notes
): Promise<ChosenJobs> {
  const { from, to, endedBy } = request;
  const { maxRuns } = client.settings;
  const now = client.host.now();
  const range = { from: from - late, countedFrom: from, to, endedBy };
  const search = { ...range, narrowing: request.selection, details: false, wanted: maxRuns };
  const { jobs: all, count: found, isComplete } = notes.take(await findJobs(search, client));
  const within = all.filter((job) => ranWithin(job, request, now)).length;
  const count = `${isComplete ? plural(within, 'job') : found} within the time range`;
  const jobs = all.slice(0, maxRuns);
  if (jobs.length < within || !isComplete) {
    notes.shortfall(onlySomeRuns('newest', jobs.length, count));
  }
  const listed = new Map<string, Job>();
  jobs.forEach((job) => listed.set(job.id, job));
  return { ids: jobs.map(({ id }) => id), count, listed, plans: [] };
}
