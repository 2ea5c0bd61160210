import type { VendorClient } from '../../../client/client';
import { Notes, type Reading } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { firstSeen } from '../../first-seen';
import { hasEnded, type Job } from '../job';
import type { FoundJobs } from './find';
import { watchJobs } from './job-watch';
import type { JobSearch } from './narrowing';
import { planRunsPage } from './plan-runs-page';
import { walkList } from './walk';

/** The runs of plans within a range, which `GET /jobs` does not list: only their tasks are there. */
export async function findPlanRuns(search: JobSearch, client: VendorClient): Promise<Reading<FoundJobs>> {
  const notes = new Notes();
  const list = { word: 'plan run', page: planRunsPage } as const;
  const walk = notes.take(await walkList(list, search, 0, client));
  const { all, matching, pages, askedAt, isWhole, reachesBack } = walk;
  noteUntimed(all, search.from, client, notes);
  const isComplete = isWhole || reachesBack;
  const wholeSince = !isComplete ? Infinity : isWhole ? -Infinity : search.from;
  watchJobs({ word: 'plan run', jobs: all, askedAt, wholeSince }, search.from, client, notes);
  const count = `${isComplete ? '' : 'more than '}${plural(matching.length, 'plan run')}`;
  return notes.reading({ jobs: matching, pages, isComplete, count });
}

/** Of those that ended at no time, and had not when they were looked for before, some may have ended within the range. */
function noteUntimed(all: readonly Job[], from: number, client: VendorClient, notes: Notes): void {
  const untimed = all
    .filter((run) => hasEnded(run) && Number.isNaN(run.finished) && run.created < from)
    .map(({ id }) => id);
  const seen = firstSeen('plan runs that ended at no time', untimed, client);
  const mayBeWithin = untimed.filter((id) => (seen.get(id) ?? Infinity) >= from);
  notes.counted('shortfall', endedAtNoTime, mayBeWithin.length);
}

const endedAtNoTime = {
  key: 'plan runs that ended at no time',
  sentence: (count: number) =>
    `Puppet does not say when ${plural(count, 'plan run')} ended that began before the time range, so that ${count === 1 ? 'it' : 'they'} may be missing: choose an earlier begin of the time range.`,
};
