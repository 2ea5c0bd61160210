import type { VendorClient } from '../../../client/client';
import { Notes, whole } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Ask } from '../../../sentences/ask';
import { isMissing } from '../../../sentences/fault';
import type { Fault } from '../../../sentences/fault';
import { asPlanRun, hasEnded } from '../job';
import { JobCollection } from '../job-list/collection';
import type { JobSearch } from '../job-list/collection';
import type { FoundJobs } from '../job-list/find';
import { watchJobs } from '../job-list/job-watch';
import { producedPage, toPage } from '../job-list/page';
import type { JobsPage } from '../job-list/page';
import { walkList } from '../job-list/walk';
import { planRunsPlan } from '../plans';
import { planRunsAsk } from '../requests';
import type { ListPart } from '../requests';
import { plural } from '../../../sentences/counts';

/** The runs of plans within a range, which `GET /jobs` does not list: only their tasks are there. */
export async function findPlanRuns(search: JobSearch, client: VendorClient): Promise<Reading<FoundJobs>> {
  const notes = new Notes();
  const begunAt = client.host.now();
  const collection = new JobCollection(search, begunAt);
  const walk = notes.take(
    await walkList(
      {
        word: 'plan run',
        read: (part) => planRunsPage(part, search.details, client),
        addRunning: () => Promise.resolve(whole(false)),
      },
      search,
      collection
    )
  );
  collection.note('plan run', client, notes);
  const runs = collection.pages.flatMap(({ jobs }) => jobs);
  const untimed = runs.filter((run) => hasEnded(run) && Number.isNaN(run.finished) && run.created < search.from);
  notes.counted('shortfall', endedAtNoTime, untimed.length);
  const isComplete = walk.isWhole || walk.reachesBack;
  const wholeSince = !isComplete ? Infinity : walk.isWhole ? -Infinity : search.from;
  await watchJobs({ word: 'plan run', jobs: collection.all(), begunAt, wholeSince }, search.from, client, notes);
  const count = `${isComplete ? '' : 'more than '}${plural(collection.size, 'plan run')}`;
  return notes.reading({ collection, isComplete, count });
}

/** The same page for everyone who asks within a few seconds. */
function planRunsPage(part: ListPart, details: boolean, client: VendorClient): Promise<Reading<JobsPage>> {
  return client.once(`plan runs${details ? ' with details' : ''} ${JSON.stringify(part)}`, async (inner) => {
    const [ask, plan] = [planRunsAsk(part), planRunsPlan(details)];
    const { answer, fault } = await inner.attempt(ask, plan);
    if (answer !== undefined) {
      return producedPage(toPage(answer, ask, plan, inner, (record) => asPlanRun(record)));
    }
    const notes = new Notes();
    const text = `Plan runs are not among the jobs: ${planRunsProblem(fault, ask, inner)}`;
    // Older servers have no such list, and other permissions than for jobs are needed: that is no fault of the query.
    if (isMissing(fault) || (fault.kind === 'vendor' && fault.what === 'forbidden')) {
      notes.notice(text);
    } else {
      notes.shortfall(text);
    }
    return { ...producedPage(notes.reading(noPage)), freshFor: 0 };
  });
}

/** What stands between the reader and the plan runs, as the end of a sentence. */
export function planRunsProblem(fault: Fault, ask: Ask, client: VendorClient): string {
  return isMissing(fault) ? 'this Puppet does not list them (404).' : client.errorOf(fault, ask).message;
}

const endedAtNoTime = {
  key: 'plan runs that ended at no time',
  sentence: (count: number) =>
    `Puppet does not say when ${plural(count, 'plan run')} ended that began before the time range, so that ${count === 1 ? 'it' : 'they'} may be missing: choose an earlier begin of the time range.`,
};

const noPage: JobsPage = {
  jobs: [],
  table: { length: 0, columns: {}, head: {}, mistyped: {}, lost: 0, skipped: 0, unreadable: {} },
  recordCount: 0,
  isPaged: false,
  limit: 0,
  total: 0,
  orderBy: undefined,
};
