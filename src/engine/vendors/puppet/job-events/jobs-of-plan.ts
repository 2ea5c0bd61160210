import type { Notes } from '../../../reading/reading';
import type { Job } from '../job';

/** The jobs that a run of a plan is made of, with a word where there are none. */
export function jobsOfPlan({ id, jobs }: Job, notes: Notes): readonly string[] {
  if (jobs === undefined) {
    notes.shortfall(
      `Puppet does not say which jobs ${id} is made of, so that their events are missing: give the jobs themselves.`
    );
  } else if (jobs.length === 0) {
    notes.notice(`Puppet names no jobs of ${id}, so that it has no events.`);
  }
  return jobs ?? [];
}
