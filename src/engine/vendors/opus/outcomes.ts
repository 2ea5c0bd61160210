import type { Outcome } from '../../../model/event';

/** Status words of nodes and jobs, without case, spaces, hyphens and underscores; clients have met all of these. */
const outcomes: Readonly<Record<string, Outcome>> = {
  COMPLETED: 'success',
  FAILED: 'failure',
  // A public reference of the API: "same handling as FAILED".
  TIMEDOUT: 'failure',
  SLEEPING: 'waiting',
  WAITING: 'waiting',
  PENDING: 'waiting',
  PAUSED: 'waiting',
  CREATED: 'waiting',
  WAITINGREVIEW: 'waiting',
  PENDINGREVIEW: 'waiting',
  INPROGRESS: 'running',
  RUNNING: 'running',
  DISPATCHED: 'running',
  CANCELLED: 'stopped',
  STOPPED: 'stopped',
};

/** @param word a node's or job's status: `COMPLETED`, in the documentation's examples also lower case, `IN PROGRESS` or `IN_PROGRESS` */
export function outcomeOf(word: string | null): Outcome {
  return outcomes[(word ?? '').replace(/[\s_-]+/g, '').toUpperCase()] ?? 'unknown';
}

/** Of an outcome: nothing has ended there yet. */
export function goesOn(outcome: string): boolean {
  return outcome === 'running' || outcome === 'waiting';
}
