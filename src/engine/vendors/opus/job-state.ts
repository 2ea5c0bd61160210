import { AnswerError } from '../../answer-error';
import { forGood, freshBriefly } from '../vendor';
import type { Work } from '../vendor';
import { hasEnded } from './outcomes';
import { NotFound } from './refusals';
import { fetchStatus } from './status-answer';

/** What the job says of itself; the lists of its audit may be stale. */
export interface JobState {
  /** The vendor's own; null where it says none. */
  word: string | null;
  ended: boolean;
}

const stateBytes = 100;

/** The state of a job; one that has ended is kept. */
export function jobState(id: string, work: Work): Promise<JobState> {
  return work.shared(`status ${id}`, async (own) => {
    const word = await readStatus(id, own);
    const value = { word, ended: hasEnded(word) };
    return { value, bytes: stateBytes, freshFor: value.ended ? forGood : freshBriefly };
  });
}

async function readStatus(id: string, work: Work): Promise<string | null> {
  try {
    return await fetchStatus(id, work);
  } catch (error) {
    throw error instanceof NotFound ? new AnswerError(`Opus has no job ${id}.`, 404) : error;
  }
}
