import { foldedWord } from '../../../events/folded-word';
import type { VendorClient } from '../../../client/client';
import { freshBriefly } from '../../../client/produced';
import { Notes, whole, type Reading } from '../../../reading/reading';
import { jobsPerPage } from '../requests';
import type { ListSearch } from './narrowing';
import { jobsPageIfKnown, jobsPageNow, producedPage, pushedDown, type JobsPage } from './page';

/** What still runs, and the front of the list by time just after: what had ended by then is there. */
export interface RunningJobs {
  page: JobsPage;
  front: JobsPage;
}

/**
 * What still runs by the list in the order of its states, for everyone who asks within a few seconds; undefined where it is not
 * certainly all of it: backwards by the alphabet, all that goes on (`new`, `ready`, `running`, `stopping`) comes before
 * `finished` and `failed`.
 */
export function readRunning(search: ListSearch, client: VendorClient): Promise<Reading<RunningJobs | undefined>> {
  const narrowed = JSON.stringify(pushedDown(search.narrowing));
  const key = `running jobs${search.details ? ' with details' : ''} ${narrowed}`;
  return client.once<Reading<RunningJobs | undefined>>(key, async (inner) => {
    const notes = new Notes();
    const page = notes.take(await jobsPageIfKnown(byState, search, inner));
    if (page === undefined || !provesOrder(page)) {
      // That the server has no such order is worth as much as a record: it is known while the vendor asks to wait.
      return { value: notes.reading(undefined), bytes: 20, records: 1, freshFor: freshBriefly };
    }
    const front = notes.take(await jobsPageNow({ limit: few, offset: 0, order: 'desc' }, search, inner));
    const bytes = [page, front].reduce((sum, part) => sum + producedPage(whole(part)).bytes, 0);
    return { value: notes.reading({ page, front }), bytes, records: page.recordCount, freshFor: freshBriefly };
  });
}

const byState = { limit: jobsPerPage, offset: 0, order: 'desc', orderBy: 'state' } as const;
/** So many as a rule reach back to what was there a moment ago. */
const few = 10;

/** Puppet says that it sorted by state, and the page shows where what goes on ends. */
function provesOrder({ jobs, orderBy }: JobsPage): boolean {
  const states = jobs.map(({ state }) => foldedWord(state));
  const [first = '', last = ''] = [states[0], states[states.length - 1]];
  const descends = states.every((state, row) => row === 0 || state <= (states[row - 1] ?? ''));
  return orderBy === 'state' && descends && first > 'finished' && last <= 'finished';
}
