import { foldedWord } from '../../../events/folded-word';
import type { jobs } from '../../../../model/vendors/puppet';
import type { SelectionOf } from '../../../../model/vendors/selection';
import type { TimeRange } from '../../../seam/time-range';
import { planType, ranWithin, type Job } from '../job';

/** Which of the discovered jobs are wanted; an empty list wants all. */
export type Narrowing = Pick<SelectionOf<typeof jobs>, 'jobTypes' | 'tasks'>;

/** What is looked for in a list, whenever it ran. */
export interface ListSearch {
  narrowing: Narrowing;
  /** The jobs' whole records are wanted. */
  details: boolean;
}

/** Which jobs are looked for. */
export interface JobSearch extends TimeRange, ListSearch {
  /** From here on their number is told, where some from before are wanted too. */
  countedFrom?: number;
  /** Those that ended later need not be found. */
  endedBy?: number | undefined;
  /** More jobs than so many are of no use; one more tells that there are more. */
  wanted: number;
}

export const everyJob: ListSearch = { narrowing: { jobTypes: [], tasks: [] }, details: false };

/** It is after the range, or the narrowing leaves it out. */
export function isLeftOut(job: Job, { narrowing, to }: JobSearch): boolean {
  return !isWanted(job, narrowing) || job.created > to;
}

/** It ran within the range, and is left in. */
export function isMatching(job: Job, search: JobSearch, now: number): boolean {
  return !isLeftOut(job, search) && ranWithin(job, search, now);
}

/** Puppet's task filter matches parts of names, and old versions filter nothing. */
function isWanted(job: Job, { jobTypes, tasks }: Narrowing): boolean {
  return (
    (jobTypes.length === 0 || jobTypes.map(foldedWord).indexOf(foldedWord(job.type)) >= 0) &&
    (tasks.length === 0 || (job.task !== null && tasks.indexOf(job.task) >= 0))
  );
}

/** Plan runs run no task of their own. */
export function wantsPlans({ jobTypes, tasks }: Narrowing): boolean {
  return tasks.length === 0 && (jobTypes.length === 0 || jobTypes.indexOf(planType) >= 0);
}

/** No job has the type of plan runs. */
export function wantsJobs({ jobTypes }: Narrowing): boolean {
  return jobTypes.length !== 1 || jobTypes[0] !== planType;
}
