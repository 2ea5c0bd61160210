import { foldedWord } from '../../../events/folded-word';
import type { VendorClient } from '../../../client/client';
import { Notes, whole } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { jobsPlan } from '../plans';
import { jobsAsk, jobsPerPage } from '../requests';
import type { JobCollection, JobSearch } from './collection';
import { pushedDown } from './narrowing';
import { toPage } from './page';
import type { JobsPage } from './page';

/**
 * Collects what still runs by the list in the order of its states, and says whether that is certainly all of it: backwards by
 * the alphabet, all that goes on (`new`, `ready`, `running`, `stopping`) comes before `finished` and `failed`.
 */
export async function addRunning(
  { narrowing, details }: JobSearch,
  collection: JobCollection,
  client: VendorClient
): Promise<Reading<boolean>> {
  const part = { limit: jobsPerPage, offset: 0, order: 'desc', orderBy: 'state', ...pushedDown(narrowing) } as const;
  const [ask, plan] = [jobsAsk(part), jobsPlan(details)];
  const { answer, fault } = await client.attempt(ask, plan);
  if (answer === undefined) {
    if (fault.kind === 'vendor' && fault.what === 'badRequest') {
      return whole(false);
    }
    throw client.errorOf(fault, ask);
  }
  const notes = new Notes();
  const page = notes.take(toPage(answer, ask, plan, client));
  const isAll = provesOrder(page);
  if (isAll) {
    collection.add(page);
  }
  return notes.reading(isAll);
}

/** Puppet says that it sorted by state, and the page shows where what goes on ends. */
function provesOrder({ jobs, orderBy }: JobsPage): boolean {
  const states = jobs.map(({ state }) => foldedWord(state));
  const [first = '', last = ''] = [states[0], states[states.length - 1]];
  const descends = states.every((state, row) => row === 0 || state <= (states[row - 1] ?? ''));
  return orderBy === 'state' && descends && first > 'finished' && last <= 'finished';
}
