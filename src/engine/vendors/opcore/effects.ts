import type { Effect } from '../../../model/event';
import { recordOutcome } from './outcomes';

/** Only what worked is known to have changed its node. */
export function recordEffect(status: string | null): Effect | null {
  return recordOutcome(status) === 'success' ? 'changed' : null;
}
