import type { ReadRequest } from '../vendor';
import type { Job } from './job';

/** Which of the discovered jobs are wanted; an empty list wants all. */
export interface Narrowing {
  jobTypes: readonly string[];
  tasks: readonly string[];
}

export function narrowingOf({ selection }: ReadRequest): Narrowing {
  return { jobTypes: selection.jobTypes ?? [], tasks: selection.tasks ?? [] };
}

export function isNarrowing({ jobTypes, tasks }: Narrowing): boolean {
  return jobTypes.length > 0 || tasks.length > 0;
}

/** What Puppet itself can narrow by: one type, and one task, which it refuses together with type `deploy`. */
export function pushedDown({ jobTypes, tasks }: Narrowing): { type?: string; task?: string } {
  const type = jobTypes.length === 1 ? jobTypes[0] : undefined;
  const task = tasks.length === 1 && type !== 'deploy' ? tasks[0] : undefined;
  return { ...(type === undefined ? {} : { type }), ...(task === undefined ? {} : { task }) };
}

/** Puppet's task filter matches parts of names, and old versions filter nothing. */
export function isWanted(job: Job, { jobTypes, tasks }: Narrowing): boolean {
  return (
    (jobTypes.length === 0 || (job.type !== null && jobTypes.indexOf(job.type) >= 0)) &&
    (tasks.length === 0 || (job.task !== null && tasks.indexOf(job.task) >= 0))
  );
}
