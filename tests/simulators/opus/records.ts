import { type Job, stateOf } from './job';
import type { Switches } from './switches';

/** The job's state as GET /job/{id}/status writes it. */
export function shownState(job: Job, now: number, switches: Readonly<Switches>): string {
  const state = stateOf(job, now);
  return switches.statusWithSpace ? state : state.replace(' ', '_');
}

export function results(job: Job) {
  const value = { value: `${job.title} ok`, type: 'str', displayName: 'Result' };
  return { jobResultsPayloadSchema: { result: value } };
}
