import type { VendorClient } from '../../../client/client';
import { Notes, type Reading } from '../../../reading/reading';
import type { Narrowing } from './narrowing';
import { jobsPage } from './page';

/**
 * Behind which entry of the list, latest change first, those begin that ended by then: found by halves, as a filter by the finish
 * would leave out jobs that ended without one. What is new meanwhile moves the list down, so that it begins the earlier.
 */
export async function firstOffset(
  endedBy: number,
  narrowing: Narrowing,
  client: VendorClient
): Promise<Reading<number>> {
  const notes = new Notes();
  const changedAfter = async (offset: number): Promise<{ isLater: boolean; total: number }> => {
    const part = { limit: 1, offset, order: 'desc' } as const;
    const page = await jobsPage(part, { narrowing, details: false }, client);
    const { jobs, total = 0, isPaged, orderBy } = notes.take(page);
    const [job] = jobs;
    const isInOrder = isPaged && orderBy === 'timestamp';
    return { isLater: isInOrder && job !== undefined && job.changed > endedBy, total };
  };
  const { isLater, total } = await changedAfter(0);
  let [later, rest] = [0, isLater ? total : 0];
  while (rest - later > 1) {
    const middle = Math.floor((later + rest) / 2);
    if ((await changedAfter(middle)).isLater) {
      later = middle;
    } else {
      rest = middle;
    }
  }
  return notes.reading(later);
}
