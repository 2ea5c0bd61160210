import { outcomes } from '../base/outcomes';
import type { Truth, TruthEvent } from '../base/truth';
import type { Retained } from './retained';
import { bigEventsOf } from './big-job-truth';
import { eventEffect, jobEffect } from './effects';
import { type Job, endStates } from './job';
import { type EventFate, eventOutcome, hasRunOut } from './outcomes';
import { type PlanRun, planRunOf } from './plan-run';
import type { Switches } from './switches';

/** What happened, pruned jobs included; without the page's sample and without what was given word for word. */
export function truthOf(retained: Retained, switches: Readonly<Switches>): Truth {
  const { company, clock } = retained;
  const jobs = [...company.jobs.values()].filter(({ given }) => given === undefined);
  const bigJobs = [...company.bigJobs.values()];
  const plans = switches.planJobs === 'listed' ? jobs.flatMap((job) => planRunOf(job, clock.now()) ?? []) : [];
  return {
    'puppet.jobEvents': [...jobs.flatMap((job) => eventsOf(job, retained)), ...bigJobs.flatMap(bigEventsOf)].sort(
      byTime
    ),
    'puppet.jobs': [
      ...[...jobs, ...bigJobs.map(({ job }) => job)].map((job) => jobTruth(job, retained)),
      ...plans.map(planTruth),
    ].sort(byTime),
  };
}

function eventsOf(job: Job, retained: Retained): TruthEvent[] {
  const events = retained.happened(job);
  return events.map((event) => {
    const { id, type, time, node, message, facts } = event;
    const fate: EventFate = { jobFailed: job.state === 'failed', isOver: hasRunOut(event, events, job) };
    return {
      time,
      end: null,
      event: type,
      outcome: eventOutcome(type, fate),
      effect: eventEffect(facts),
      actor: job.owner.login,
      target: node,
      run: String(job.number),
      message,
      vendorId: String(id),
    };
  });
}

function jobTruth(job: Job, retained: Retained): TruthEvent {
  return {
    time: job.created,
    end: endStates.includes(job.state) ? retained.finishOf(job) : null,
    event: job.state,
    // "state: The current state of the job: new, ready, running, stopping, stopped, finished, or failed"
    outcome: outcomes[job.state],
    effect: jobEffect(job.noop),
    actor: job.owner.login,
    target: job.type === 'deploy' ? job.environment : job.task,
    run: String(job.number),
    message: null,
    vendorId: String(job.number),
  };
}

function planTruth({ number, state, created, finished, owner, plan }: PlanRun): TruthEvent {
  return {
    time: created,
    end: finished,
    event: state,
    // "state: The current state of the plan job: running, success, or failure"
    outcome: outcomes[state],
    effect: null,
    actor: owner.login,
    target: plan,
    run: `plan ${number}`,
    message: null,
    vendorId: `plan ${number}`,
  };
}

function byTime(one: TruthEvent, other: TruthEvent): number {
  return one.time - other.time || (Number(one.vendorId) || 0) - (Number(other.vendorId) || 0);
}
