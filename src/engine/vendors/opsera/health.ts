import { AnswerError } from '../../sentences/answer-error';
import { counted } from '../../sentences/counted';
import { fetchTable } from '../fetch-table';
import { userActivityPlan } from './plans';
import { NotAllowed } from './refusals';
import { userActivityRequest } from './requests';
import { windowAround } from './time-window';
import type { VendorClient } from '../../client/client';

const day = 24 * 60 * 60_000;

/** Reads one record of the last day's user activity as queries do, and says how many there are. */
export async function checkHealth(client: VendorClient): Promise<string> {
  const now = client.host.now();
  try {
    const table = await fetchTable(
      userActivityRequest(windowAround(now - day, now), {}, 1, 1),
      userActivityPlan(false),
      client
    );
    const { count } = table.head;
    return typeof count === 'number'
      ? `Opsera answered: ${counted(count, 'record')} of user activity in the last day`
      : 'Opsera answered: user activity can be read';
  } catch (error) {
    if (error instanceof NotAllowed) {
      throw new AnswerError(
        `Opsera does not let the token's owner read user activity (403): it takes the site role Opsera Administrator, Auditor or Security Manager; task logs may still work.`,
        403
      );
    }
    throw error;
  }
}
