import type { Outcome } from '../../../model/event';

/** opCore's documentation shows `ok` alone; what else there is tells of something that did not work. */
export function recordOutcome(status: string | null): Outcome {
  if (status === null) {
    return 'unknown';
  }
  return status.trim().toLowerCase() === 'ok' ? 'success' : 'failure';
}
