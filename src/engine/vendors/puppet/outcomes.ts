import type { Outcome } from '../../../model/event';

/** @param type the event's own word @param state the state of its job, on which the meaning of `job_finished` depends */
export function eventOutcome(type: string | null, state: string | null): Outcome {
  switch (type) {
    case 'node_finished':
      return 'success';
    case 'node_failed':
    case 'node_errored':
    case 'job_aborted':
      return 'failure';
    case 'node_running':
      return 'running';
    case 'node_skipped':
      return 'skipped';
    case 'job_stopping':
      return 'stopped';
    case 'job_finished':
      return finishOf(state);
    default:
      return 'unknown';
  }
}

/** `job_finished` says only that the job no longer runs. */
function finishOf(state: string | null): Outcome {
  const outcome = jobOutcome(state);
  return outcome === 'running' || outcome === 'waiting' ? 'unknown' : outcome;
}

export function jobOutcome(state: string | null): Outcome {
  switch (state) {
    case 'finished':
      return 'success';
    case 'failed':
      return 'failure';
    case 'stopped':
      return 'stopped';
    case 'new':
    case 'ready':
      return 'waiting';
    case 'running':
    case 'stopping':
      return 'running';
    default:
      return 'unknown';
  }
}
