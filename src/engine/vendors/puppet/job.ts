/** A job of the orchestrator, as far as choosing and classifying need it. Times are epoch ms, NaN where Puppet gives none. */
export interface Job {
  /** `name`: digits. */
  id: string;
  state: string | null;
  /** `deploy`, `task` or `plan_task`; worked out for versions that do not say. */
  type: string | null;
  task: string | null;
  /** What it was done to: the task's or plan's name, or the environment of a deployment. */
  target: string | null;
  /** Login of who started it. */
  owner: string | null;
  /** Absent before PE 2019.8. */
  created: number;
  finished: number;
  /** Time of the last change of state. */
  changed: number;
  nodeCount: number;
  /** `node_states` as JSON text: numbers of nodes by state, states without nodes left out. */
  nodeStates: string | null;
}

const endStates = ['stopped', 'finished', 'failed'];

/** Nothing will happen in this job any more. */
export function hasEnded(job: Job): boolean {
  return !Number.isNaN(job.finished) || (job.state !== null && endStates.indexOf(job.state) >= 0);
}

/** When it ended, as far as Puppet says; NaN while it goes on. The last change of state of an ended job is its end. */
export function endOf(job: Job): number {
  if (!hasEnded(job)) {
    return NaN;
  }
  return Number.isNaN(job.finished) ? job.changed : job.finished;
}

/** When it began, or the next best thing that this version of Puppet tells. */
export function startOf(job: Job): number {
  return Number.isNaN(job.created) ? job.changed : job.created;
}

/** Whether it ran at some time within the range; a job of unknown times might have. */
export function ranWithin(job: Job, from: number, to: number, now: number): boolean {
  const end = hasEnded(job) ? endOf(job) : now;
  return !(job.created > to) && !(end < from);
}

/** For newest first: what still goes on is newest. */
export function latestFirst(a: Job, b: Job): number {
  const [left, right] = [endOf(a), endOf(b)].map((end) => (Number.isNaN(end) ? Infinity : end));
  if (left !== right && left !== undefined && right !== undefined) {
    return right - left;
  }
  return Number(b.id) - Number(a.id);
}
