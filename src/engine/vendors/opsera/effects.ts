import type { Effect } from '../../../model/event';

const changing = ['create', 'update', 'delete'];

/** Whether what a user did changed anything; null where the action does not say. */
export function activityEffect(action: string | null): Effect | null {
  return action !== null && changing.indexOf(action.trim().toLowerCase()) >= 0 ? 'changed' : null;
}
