import { plural, numberText } from '../../sentences/counts';
import { oneLine } from '../../sentences/quoted';
import type { Job } from './job';
import { jobOutcome } from './outcomes';

/** What a job is, as the subject of a sentence: `Deployment of staging`, `Task package`, `Plan deploy::blue`. */
export function titleOf({ type, task, plan, environment }: Job): string {
  switch (type) {
    case 'deploy':
      return `Deployment${named(environment, ' of ')}`;
    case 'task':
      return `Task${named(task)}`;
    case 'plan':
      return `Plan${named(plan)}`;
    default: {
      const step = oneLine(type.replace(/^plan_/, '').replace(/_/g, ' '));
      const name = `${step.charAt(0).toUpperCase()}${step.slice(1)}${named(task)}`;
      return plan === null && type.startsWith('plan_') ? `${name} of a plan` : `${name}${named(plan, ' of plan ')}`;
    }
  }
}

function named(name: string | null, before = ' '): string {
  return name === null ? '' : `${before}${oneLine(name)}`;
}

/** What became of a job: `Deployment of staging failed: 2 of 12 nodes`, `Task package ran on 12 nodes`. */
export function jobSentence(job: Job): string {
  const { state, type, nodeCount, nodeStates } = job;
  const title = titleOf(job);
  const nodes = nodeCount > 0 ? plural(nodeCount, 'node') : '';
  const of = (...states: string[]): string => {
    const sum = states.reduce((known, name) => known + (nodeStates?.get(name) ?? 0), 0);
    return sum > 0 && nodes !== '' ? `: ${numberText(sum)} of ${nodes}` : '';
  };
  switch (jobOutcome(state)) {
    case 'success':
      return `${title} ${type === 'deploy' ? 'finished' : 'ran'}${nodes === '' ? '' : ` on ${nodes}`}`;
    case 'failure':
      return `${title} failed${of('failed', 'errored')}`;
    case 'stopped':
      return `${title} was stopped${nodes === '' ? '' : ` on ${nodes}`}`;
    case 'waiting':
      return `${title} has not begun yet`;
    case 'running':
      return state === 'stopping'
        ? `${title} is being stopped`
        : `${title} is running${nodes === '' ? '' : ` on ${nodes}`}`;
    default:
      return `${title} is in a state that Runtrail does not know: ${oneLine(state ?? 'none')}`;
  }
}

/** What an event without a message of its own says, up to ` on web01.example.com`. */
export function eventSentence(type: string | null, job: Job): string {
  const what = job.type === 'deploy' ? 'Puppet run' : titleOf(job);
  switch (type) {
    case 'node_running':
      return `${what} began`;
    case 'node_finished':
      return `${what} finished`;
    case 'node_failed':
      return `${what} failed`;
    case 'node_errored':
      return `${what} ended in an error`;
    case 'node_skipped':
      return `${what} was skipped`;
    case 'job_stopping':
      return `${titleOf(job)} was asked to stop`;
    case 'job_aborted':
      return `${titleOf(job)} was aborted`;
    case 'job_finished':
      return jobSentence(job);
    default:
      return `${what}: ${oneLine((type ?? 'something').replace(/_/g, ' '))}`;
  }
}
