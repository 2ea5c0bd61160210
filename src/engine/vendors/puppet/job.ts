import type { TimeRange } from '../../seam/time-range';
import { jobOutcome } from './outcomes';

/** A job of the orchestrator or a run of a plan, as its record tells. Times are epoch ms, NaN where Puppet gives none. */
export interface Job {
  /** A job's `name`, which is digits; `plan 12` for a run of a plan, which is counted apart. */
  id: string;
  state: string | null;
  /** `deploy`, `task`, `plan_task`… or `plan`; worked out for versions that do not say. */
  type: string;
  task: string | null;
  plan: string | null;
  environment: string | null;
  /** Login of who started it. */
  owner: string | null;
  /** Absent before PE 2019.8. */
  created: number;
  finished: number;
  /** Time of the last change of state. */
  changed: number;
  nodeCount: number;
  /** `node_states`: how many nodes are in each state, states without nodes left out; undefined where that is not told. */
  nodeStates: ReadonlyMap<string, number> | undefined;
  /** Of a run of a plan whose record was read: the jobs that it is made of, in their order; undefined where it does not tell. */
  jobs?: readonly string[] | undefined;
}

/** What one costs to keep, as measured within the engine: most of it is the object and the map of its nodes' states. */
export const jobBytes = 2_000;

/** What it was done to: the task's or plan's name, or the environment of a deployment. */
export function targetOf({ type, task, plan, environment }: Job): string | null {
  return task ?? plan ?? (type === 'deploy' ? environment : null);
}

/** The type of runs of plans, which are listed apart from jobs. */
export const planType = 'plan';

/** The record of a plan run as a job, apart from jobs by its id; of changes of its state only the last is told. */
export function asPlanRun(record: Job, number = record.id): Job {
  const changed = Number.isNaN(record.finished) ? record.changed : record.finished;
  return { ...record, id: `plan ${number}`, type: planType, changed };
}

/** The number of a run of a plan; undefined for the id of a job. */
export function planNumber(id: string): string | undefined {
  const [prefix, number] = id.split(' ');
  return prefix === 'plan' ? number : undefined;
}

/** For newest first: of two numbers in digits the higher one, beyond what a JavaScript number tells apart too. */
export function higherFirst(a: string, b: string): number {
  return b.length - a.length || Number(a < b) - Number(a > b);
}

/** Puppet leaves out the states that no node is in. */
export const nodeStates = [
  'new',
  'ready',
  'running',
  'stopping',
  'finished',
  'failed',
  'errored',
  'skipped',
  'stopped',
];

const lastOutcomes = ['success', 'failure', 'stopped'];

/** Nothing will happen in this job any more. */
export function hasEnded(job: Job): boolean {
  return !Number.isNaN(job.finished) || lastOutcomes.indexOf(jobOutcome(job.state)) >= 0;
}

/** When it ended; NaN while it goes on. Without a finish time the last change of state of an ended job is its end. */
export function endOf(job: Job): number {
  return hasEnded(job) ? toldEnd(job) : NaN;
}

function toldEnd({ finished, changed }: Job): number {
  return Number.isNaN(finished) ? changed : finished;
}

/** When it began, or the next best thing that this version of Puppet tells. */
export function startOf(job: Job): number {
  return Number.isNaN(job.created) ? job.changed : job.created;
}

/** Whether it ran at some time within the range; a job of unknown times might have, and one that ended before it began ran then. */
export function ranWithin(job: Job, { from, to }: TimeRange, now: number): boolean {
  const end = hasEnded(job) ? toldEnd(job) : now;
  return !(job.created > to) && !(end < from && !(job.created >= from));
}

/** For newest first: what still goes on is newest. */
export function latestFirst(a: Job, b: Job): number {
  const left = lastChangeOf(a);
  const right = lastChangeOf(b);
  return left !== right ? right - left : startOf(b) - startOf(a) || higherFirst(a.id, b.id);
}

function lastChangeOf(job: Job): number {
  return hasEnded(job) ? toldEnd(job) : Infinity;
}
