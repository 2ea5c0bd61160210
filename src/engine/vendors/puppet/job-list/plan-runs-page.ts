import type { VendorClient } from '../../../client/client';
import { Notes, type Reading } from '../../../reading/reading';
import type { Ask } from '../../../sentences/ask';
import { isMissing, type Fault } from '../../../sentences/fault';
import { asPlanRun } from '../job';
import { planRunsPlan } from '../plans';
import { planRunsAsk, type ListPart } from '../requests';
import { wantsJobs, type ListSearch } from './narrowing';
import { producedPage, toPage, type JobsPage } from './page';

/** A page for everyone who asks within a few seconds, or why there is none. */
type PageOrFault = { page: Reading<JobsPage>; fault?: undefined } | { fault: Fault; page?: undefined };

/** The same for plan runs, which `GET /jobs` does not list. */
export async function planRunsPage(
  part: ListPart,
  search: ListSearch,
  client: VendorClient
): Promise<Reading<JobsPage>> {
  const { details } = search;
  const ask = planRunsAsk(part);
  const key = `plan runs${details ? ' with details' : ''} ${JSON.stringify(part)}`;
  const { page, fault } = await client.once<PageOrFault>(key, async (inner) => {
    const plan = planRunsPlan(details);
    const askedAt = inner.host.now();
    const { answer, fault: met } = await inner.attempt(ask, plan);
    if (answer === undefined) {
      return { value: { fault: met }, bytes: 0, records: 0, freshFor: 0 };
    }
    const produced = producedPage(toPage({ ask, plan, askedAt }, answer, inner, (record) => asPlanRun(record)));
    return { ...produced, value: { page: produced.value } };
  });
  const wereRead = everRead(page !== undefined, client);
  return page ?? withoutPlanRuns(fault, ask, wereRead, search, client);
}

/** Whether this data source ever read plan runs. */
function everRead(areRead: boolean, client: VendorClient): boolean {
  return client.remember<boolean>('plan runs were read', (before) => ({
    value: areRead || before === true,
    bytes: 20,
    records: 1,
  }));
}

/** Throws AnswerError where nothing else is asked for. */
function withoutPlanRuns(
  fault: Fault,
  ask: Ask,
  wereRead: boolean,
  { narrowing }: ListSearch,
  client: VendorClient
): Reading<JobsPage> {
  if (!wantsJobs(narrowing)) {
    throw client.errorOf(fault, ask);
  }
  const notes = new Notes();
  const problem = planRunsProblem(fault, ask, client);
  // Older servers have no such list, and other permissions than for jobs are needed: that is no fault of a query that does not name them.
  const isUsual = hasNoSuchList(fault) || (fault.kind === 'vendor' && fault.what === 'forbidden');
  if (isUsual && !wereRead && narrowing.jobTypes.length === 0) {
    notes.notice(`Plan runs are not among the jobs: ${problem}`);
  } else {
    notes.shortfall(
      isUsual
        ? `Plan runs are not among the jobs: ${problem} To do without them, choose Job types (jobTypes) without "plan".`
        : `Plan runs are not among the jobs: ${problem}`
    );
  }
  return notes.reading(noPage);
}

/** A web page is that of a gateway before Puppet, which says nothing of Puppet's lists. */
function hasNoSuchList(fault: Fault): boolean {
  return isMissing(fault) && !(fault.kind === 'status' && fault.answer.html === true);
}

/** What stands between the reader and the plan runs, as the end of a sentence. */
export function planRunsProblem(fault: Fault, ask: Ask, client: VendorClient): string {
  return hasNoSuchList(fault) ? 'this Puppet does not list them (404).' : client.errorOf(fault, ask).message;
}

const noPage: JobsPage = {
  askedAt: -Infinity,
  jobs: [],
  table: { length: 0, columns: {}, head: {}, mistyped: {}, lost: 0, skipped: 0, unreadable: {} },
  recordCount: 0,
  isPaged: false,
  limit: 0,
  total: 0,
  orderBy: undefined,
};
