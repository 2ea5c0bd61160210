import type { Outcome } from '../../../model/event';
import { entryOf } from '../../../model/entry-of';
import { foldedWord } from '../../events/folded-word';

/** The words of Opsera's own portal for the state of a task run, and their kin, without case, spaces, hyphens and underscores. */
const outcomes: Readonly<Record<string, Outcome>> = {
  success: 'success',
  successful: 'success',
  succeeded: 'success',
  completed: 'success',
  passed: 'success',
  finished: 'success',
  failed: 'failure',
  failure: 'failure',
  error: 'failure',
  rejected: 'failure',
  timedout: 'failure',
  running: 'running',
  inprogress: 'running',
  processing: 'running',
  processingevent: 'running',
  pending: 'waiting',
  queued: 'waiting',
  waiting: 'waiting',
  created: 'waiting',
  stopped: 'stopped',
  halted: 'stopped',
  cancelled: 'stopped',
  canceled: 'stopped',
  aborted: 'stopped',
  skipped: 'skipped',
  // Levels of a console log.
  info: 'info',
  debug: 'info',
  warn: 'info',
  warning: 'info',
  // Opsera does not know it itself.
  unknown: 'unknown',
};

export function logOutcome(status: string | null): Outcome {
  return entryOf(outcomes, foldedWord(status)) ?? 'unknown';
}
