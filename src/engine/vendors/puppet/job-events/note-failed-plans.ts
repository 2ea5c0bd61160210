import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import type { Job } from '../job';
import { jobOutcome } from '../outcomes';
import type { JobEvents } from './walk';

/** Of runs of plans that failed although none of their jobs did: they have no events of their own to tell it. */
export function noteFailedPlans(plans: readonly Job[], all: readonly JobEvents[], notes: Notes): void {
  if (plans.length === 0) {
    return;
  }
  const events = new Map(all.map((read) => [read.job.id, read.events]));
  // What could not be read is said already.
  const failedAlone = ({ state, jobs }: Job): boolean =>
    jobOutcome(state) === 'failure' &&
    jobs?.every((id) => events.get(id)?.outcome.values.includes('failure') === false) === true;
  notes.unreadable('outcome', failedPlans, plans.filter(failedAlone).length);
}

const failedPlans = {
  key: 'plan runs that failed alone',
  sentence: (count: number) =>
    `${plural(count, 'plan run')} of Puppet failed without an event of ${count === 1 ? 'its' : 'their'} jobs that shows a failure: query type Jobs (puppet.jobs) shows how plan runs ended.`,
};
