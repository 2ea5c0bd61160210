import type { Outcome } from '../../../model/event';

/** @param word a node's or job's status: `COMPLETED`, in the documentation's examples also lower case, `IN PROGRESS` or `IN_PROGRESS` */
export function outcomeOf(word: string | null): Outcome {
  switch (normal(word)) {
    case 'COMPLETED':
      return 'success';
    case 'FAILED':
      return 'failure';
    case 'SLEEPING':
    case 'WAITING':
    case 'PENDING':
      return 'waiting';
    case 'INPROGRESS':
      return 'running';
    case 'CANCELLED':
    case 'STOPPED':
      return 'stopped';
    default:
      return 'unknown';
  }
}

/** Nothing will happen any more in a job with this status; of one that is not known something may. */
export function hasEnded(word: string | null): boolean {
  return ['COMPLETED', 'FAILED', 'CANCELLED', 'STOPPED', 'TIMEDOUT'].indexOf(normal(word)) >= 0;
}

function normal(word: string | null): string {
  return (word ?? '').replace(/[\s_-]+/g, '').toUpperCase();
}
