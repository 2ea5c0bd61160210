import { entryOf } from '../../../model/entry-of';
import { isOpen, type Outcome } from '../../../model/event';
import { foldedWord } from '../../events/folded-word';

/** States of jobs and of plan runs; plan runs have `pending`, `success` and `failure`. */
const jobOutcomes: Readonly<Record<string, Outcome>> = {
  finished: 'success',
  success: 'success',
  failed: 'failure',
  failure: 'failure',
  stopped: 'stopped',
  new: 'waiting',
  ready: 'waiting',
  pending: 'running',
  running: 'running',
  stopping: 'running',
};

/** States of a job's nodes: those of jobs, and these. */
const nodeOutcomes: Readonly<Record<string, Outcome>> = { errored: 'failure', skipped: 'skipped' };

/** `node_running` is `running` only while the node's run goes on (`job-events/bars.ts`). */
const eventOutcomes: Readonly<Record<string, Outcome>> = {
  nodefinished: 'success',
  nodefailed: 'failure',
  nodeerrored: 'failure',
  jobaborted: 'failure',
  noderunning: 'info',
  nodeskipped: 'skipped',
  jobstopping: 'stopped',
};

export function jobOutcome(state: string | null): Outcome {
  return entryOf(jobOutcomes, foldedWord(state)) ?? 'unknown';
}

/** Of a node that no event tells of. */
export function nodeOutcome(state: string): Outcome {
  return entryOf(nodeOutcomes, foldedWord(state)) ?? jobOutcome(state);
}

/** @param type the event's own word @param state the state of its job, on which the meaning of `job_finished` depends */
export function eventOutcome(type: string | null, state: string | null): Outcome {
  const word = foldedWord(type);
  if (word !== 'jobfinished') {
    return entryOf(eventOutcomes, word) ?? 'unknown';
  }
  // `job_finished` says only that the job no longer runs.
  const outcome = jobOutcome(state);
  return isOpen(outcome) ? 'unknown' : outcome;
}
