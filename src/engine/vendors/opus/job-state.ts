import { AnswerError } from '../../sentences/answer-error';
import { hasEnded } from './outcomes';
import { NotFound } from './refusals';
import { fetchStatus } from './status-answer';
import { forGood, freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

/** What the job says of itself; the lists of its audit may be stale. */
export interface JobState {
  /** The vendor's own; null where it says none. */
  word: string | null;
  ended: boolean;
}

const stateBytes = 100;

/** The state of a job; one that has ended is kept. */
export function jobState(id: string, client: VendorClient): Promise<JobState> {
  return client.once(`status ${id}`, async (inner) => {
    const word = await readStatus(id, inner);
    const value = { word, ended: hasEnded(word) };
    return { value, bytes: stateBytes, freshFor: value.ended ? forGood : freshBriefly };
  });
}

async function readStatus(id: string, client: VendorClient): Promise<string | null> {
  try {
    return await fetchStatus(id, client);
  } catch (error) {
    throw error instanceof NotFound ? new AnswerError(`Opus has no job ${id}.`, 404) : error;
  }
}
