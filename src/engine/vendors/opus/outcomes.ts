import type { Outcome } from '../../../model/event';
import { entryOf } from '../../../model/entry-of';
import { foldedWord } from '../../events/folded-word';

/** Status words of nodes and jobs, without case, spaces, hyphens and underscores; clients have met all of these. */
const outcomes: Readonly<Record<string, Outcome>> = {
  completed: 'success',
  failed: 'failure',
  // A public reference of the API: "same handling as FAILED".
  timedout: 'failure',
  sleeping: 'waiting',
  waiting: 'waiting',
  pending: 'waiting',
  paused: 'waiting',
  created: 'waiting',
  waitingreview: 'waiting',
  pendingreview: 'waiting',
  inprogress: 'running',
  running: 'running',
  dispatched: 'running',
  cancelled: 'stopped',
  canceled: 'stopped',
  stopped: 'stopped',
  skipped: 'skipped',
  // Opus does not know it itself.
  unknown: 'unknown',
};

/** @param word a node's or job's status: `COMPLETED`, in the documentation's examples also lower case, `IN PROGRESS` or `IN_PROGRESS` */
export function outcomeOf(word: string | null): Outcome {
  return entryOf(outcomes, foldedWord(word)) ?? 'unknown';
}
