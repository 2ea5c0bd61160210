import { type Job, stateOf } from './job';
import type { Switches } from './switches';

/** Words that clients have met, in place of the documented ones. */
const moreWords: Readonly<Record<string, string>> = {
  'IN PROGRESS': 'RUNNING',
  PENDING: 'DISPATCHED',
  SLEEPING: 'PAUSED',
  FAILED: 'TIMED_OUT',
};

function wordOf(job: Job, word: string, { words }: Readonly<Switches>): string {
  if (words === 'usual') {
    return word;
  }
  return word === 'WAITING' ? reviewWord(job) : (moreWords[word] ?? word);
}

function reviewWord({ id }: Job): string {
  return Number(id) % 2 === 0 ? 'WAITING_REVIEW' : 'PENDING_REVIEW';
}

/** A node's word as its job's audit writes it: some versions write lower case. */
export function statusWord(job: Job, word: string, switches: Readonly<Switches>): string {
  const shown = wordOf(job, word, switches);
  return Number(job.id) % 5 === 0 ? shown.toLowerCase() : shown;
}

/** The job's state as GET /job/{id}/status writes it. */
export function shownState(job: Job, now: number, switches: Readonly<Switches>): string {
  const state = wordOf(job, stateOf(job, now), switches);
  return switches.statusWithSpace ? state : state.replace(' ', '_');
}
