import { isOpen, type Outcome } from '../../../model/event';
import type { VendorClient } from '../../client/client';
import { freshBriefly, objectBytes } from '../../client/produced';
import type { BodyProblem, HttpAnswer } from '../../seam/host';
import type { Ask } from '../../sentences/ask';
import { jsonBody } from '../json-body';
import { isSaid } from '../said';
import { outcomeOf } from './outcomes';
import { statusAsk } from './requests';

/** What the job says of itself; the lists of its audit may be stale. */
export interface JobState {
  /** The vendor's own word; null where it says none. */
  word: string | null;
  outcome: Outcome;
  /** Nothing goes on in it now. A review that expires can make it go on, so ended is not for good. */
  ended: boolean;
}

/** Kept for a moment whatever it is: what is made of it may be kept for longer, and would then be older than it says. */
export function jobState(id: string, client: VendorClient): Promise<JobState> {
  return client.once(`status ${id}`, async (inner) => {
    const ask = statusAsk(id);
    const value = stateOf(wordOf(await inner.fetch(ask), ask, inner));
    return { value, bytes: objectBytes, records: 1, freshFor: freshBriefly };
  });
}

function stateOf(word: string | null): JobState {
  const outcome = outcomeOf(word);
  return { word, outcome, ended: outcome !== 'unknown' && !isOpen(outcome) };
}

/** `{"status":"IN PROGRESS"}`, without a list that a plan could read. */
export function wordOf(answer: HttpAnswer, ask: Ask, client: VendorClient): string | null {
  const { text = '' } = answer;
  const body = jsonBody(text);
  if (body === undefined || !('status' in body)) {
    throw client.errorOf({ kind: 'body', problem: problemOf(text), answer }, ask);
  }
  return isSaid(body.status) ? body.status : null;
}

function problemOf(text: string): BodyProblem {
  switch (text.trim().charAt(0)) {
    case '':
      return 'empty';
    case '<':
      return 'html';
    case '{':
      return text.trim().endsWith('}') ? 'noRows' : 'truncated';
    default:
      return 'notJson';
  }
}
