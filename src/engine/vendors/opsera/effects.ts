import type { Effect } from '../../../model/event';

/** Whether what a user did changed anything; null where the action does not say. */
export function activityEffect(action: string | null): Effect | null {
  return /^\s*(create|update|delete)\s*$/i.test(action ?? '') ? 'changed' : null;
}
