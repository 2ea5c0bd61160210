import { type Job, type Owner, timestamp } from './job';
import { linkTo } from './records';
import type { Switches } from './switches';

/** One run of a plan; here each plan runs one task. */
export interface PlanRun {
  number: number;
  plan: string;
  environment: string;
  owner: Owner;
  /** Epoch ms. */
  created: number;
  finished: number | null;
  state: 'running' | 'success' | 'failure';
  job: Job;
}

/** The run that this job is a part of; undefined = none. */
export function planRunOf(job: Job, now: number): PlanRun | undefined {
  if (job.planJob === null) {
    return undefined;
  }
  // it goes on for a moment after its task
  const end = job.finished === null ? Infinity : job.finished + 1000;
  const isOver = end <= now;
  const isGood = job.state === 'finished' && job.planFails !== true;
  return {
    number: job.planJob,
    plan: `${job.task?.split('::')[0] ?? 'site'}::rollout`,
    environment: job.environment,
    owner: job.owner,
    created: job.created - 1000,
    finished: isOver ? end : null,
    state: !isOver ? 'running' : isGood ? 'success' : 'failure',
    job,
  };
}

/** As GET /plan_jobs shows it: "success" and "failure" are not the words of /jobs. */
export function planRecord(run: PlanRun, switches: Readonly<Switches>, withResult: boolean): object {
  const link = linkTo(switches, `/plan_jobs/${run.number}`);
  return {
    id: link,
    name: String(run.number),
    state: run.state,
    options: {
      description: '',
      plan_name: run.plan,
      parameters: { version: '1.2.3' },
      scheduled_job_id: null,
      environment: run.environment,
    },
    ...(withResult && { result: run.state === 'failure' ? { msg: 'Plan aborted' } : null }),
    owner: { ...run.owner, is_revoked: false },
    created_timestamp: timestamp(run.created),
    finished_timestamp: run.finished === null ? null : timestamp(run.finished),
    events: { id: `${link}/events` },
    status: { [run.job.number]: run.job.history.map(({ state }) => state) },
  };
}
