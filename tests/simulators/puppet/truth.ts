import type { Truth, TruthEvent } from '../base/truth';
import type { Archive } from './archive';
import { bigChanged, bigEventType, bigNode, bigTime } from './big-job';
import type { BigJob } from './big-job';
import { type Job, endStates } from './job';

/** What happened, pruned jobs included; without the page's sample and without what was given word for word. */
export function truthOf(archive: Archive): Truth {
  const { company } = archive;
  const jobs = [...company.jobs.values()].filter(({ given }) => given === undefined);
  const bigJobs = [...company.bigJobs.values()];
  return {
    'puppet.jobEvents': [...jobs.flatMap((job) => eventsOf(job, archive)), ...bigJobs.flatMap(bigEventsOf)].sort(
      byTime
    ),
    'puppet.jobs': [...jobs, ...bigJobs.map(({ job }) => job)].map(jobTruth).sort(byTime),
  };
}

function eventsOf(job: Job, archive: Archive): TruthEvent[] {
  return archive.events(job).map(({ id, type, time, node, message, effect }) => ({
    time,
    end: null,
    event: type,
    outcome: eventOutcome(type, job),
    effect,
    actor: job.owner.login,
    target: node,
    run: String(job.number),
    message,
    vendorId: String(id),
  }));
}

function eventOutcome(type: string, job: Job): string {
  if (type === 'job_finished') {
    return job.state === 'failed' ? 'failure' : 'success';
  }
  return eventOutcomes[type] ?? 'unknown';
}

const eventOutcomes: Readonly<Record<string, string>> = {
  node_finished: 'success',
  node_failed: 'failure',
  node_errored: 'failure',
  job_aborted: 'failure',
  node_running: 'running',
  node_skipped: 'skipped',
  job_stopping: 'stopped',
};

const stateOutcomes = {
  finished: 'success',
  failed: 'failure',
  stopped: 'stopped',
  new: 'waiting',
  ready: 'waiting',
  running: 'running',
  stopping: 'running',
} as const;

function jobTruth(job: Job): TruthEvent {
  return {
    time: job.created,
    end: endStates.includes(job.state) ? job.finished : null,
    event: job.state,
    outcome: stateOutcomes[job.state],
    effect: job.noop ? 'noop' : null,
    actor: job.owner.login,
    target: job.type === 'deploy' ? job.environment : job.task,
    run: String(job.number),
    message: null,
    vendorId: String(job.number),
  };
}

function bigEventsOf({ job, events, firstEvent }: BigJob): TruthEvent[] {
  return Array.from({ length: events }, (_, index) => {
    const type = bigEventType(index, events);
    const ends = type === 'node_finished' || type === 'node_failed';
    return {
      time: bigTime(index, events, job.created),
      end: null,
      event: type,
      outcome: eventOutcome(type, job),
      effect: ends ? (bigChanged(index) > 0 ? 'changed' : 'unchanged') : null,
      actor: job.owner.login,
      target: type === 'job_finished' ? null : bigNode(index),
      run: String(job.number),
      message: null,
      vendorId: String(firstEvent + index),
    };
  });
}

function byTime(one: TruthEvent, other: TruthEvent): number {
  return one.time - other.time || Number(one.vendorId) - Number(other.vendorId);
}
