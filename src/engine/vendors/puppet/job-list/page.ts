import type { VendorClient } from '../../../client/client';
import { freshBriefly } from '../../../client/produced';
import type { RecordPlan } from '../../../client/record-plan';
import { headNumber, recordCountOf } from '../../../columns/planned';
import { columnBytes } from '../../../columns/column-bytes';
import { Notes, whole, type Reading } from '../../../reading/reading';
import type { HttpAnswer, Table } from '../../../seam/host';
import type { Ask } from '../../../sentences/ask';
import { isBadRequest } from '../../../sentences/fault';
import { jobBytes, type Job } from '../job';
import { jobsOfRows } from '../job-rows';
import { jobsPlan } from '../plans';
import { jobsAsk, jobsPerPage, type ListPart } from '../requests';
import type { ListSearch, Narrowing } from './narrowing';

/** One page of `GET /jobs` or `GET /plan_jobs`. */
export interface JobsPage {
  /** Epoch ms. */
  askedAt: number;
  /** Row by row. */
  jobs: readonly Job[];
  table: Table;
  /** How many records Puppet sent, those that could not be understood included: the next page begins behind them. */
  recordCount: number;
  /** Puppet knows pages, as it does since PE 2018.1. */
  isPaged: boolean;
  /** How many records a page holds at most: as many as were asked for, unless Puppet says less. */
  limit: number;
  /** How many Puppet lists in all for this request, where it says so. */
  total: number | undefined;
  /** By what Puppet says to have sorted, where it says so. */
  orderBy: string | undefined;
}

/** The same page for everyone who asks within a few seconds. */
export function jobsPage(part: ListPart, search: ListSearch, client: VendorClient): Promise<Reading<JobsPage>> {
  const asked = { ...part, ...pushedDown(search.narrowing) };
  return client.once(`jobs${search.details ? ' with details' : ''} ${JSON.stringify(asked)}`, async (inner) =>
    producedPage(await jobsPageNow(part, search, inner))
  );
}

/** The page as it is now, for one alone. */
export async function jobsPageNow(
  part: ListPart,
  { narrowing, details }: ListSearch,
  client: VendorClient
): Promise<Reading<JobsPage>> {
  const [ask, plan] = [jobsAsk({ ...part, ...pushedDown(narrowing) }), jobsPlan(details)];
  const askedAt = client.host.now();
  return toPage({ ask, plan, askedAt }, await client.fetch(ask, plan), client);
}

/** The same where older versions may not know such an order or filter: undefined where Puppet refuses it. */
export async function jobsPageIfKnown(
  part: ListPart,
  { narrowing, details }: ListSearch,
  client: VendorClient
): Promise<Reading<JobsPage | undefined>> {
  const [ask, plan] = [jobsAsk({ ...part, ...pushedDown(narrowing) }), jobsPlan(details)];
  const askedAt = client.host.now();
  const { answer, fault } = await client.attempt(ask, plan);
  if (answer !== undefined) {
    return toPage({ ask, plan, askedAt }, answer, client);
  }
  if (isBadRequest(fault)) {
    return whole(undefined);
  }
  throw client.errorOf(fault, ask);
}

export function producedPage(reading: Reading<JobsPage>) {
  const { table } = new Notes().take(reading);
  const bytes = Object.values(table.columns).reduce(
    (sum, column) => sum + columnBytes(column),
    jobBytes * table.length
  );
  return { value: reading, bytes, records: table.length, freshFor: freshBriefly };
}

/** @param adapt what a record of this list is as a job */
export function toPage(
  { ask, plan, askedAt }: { ask: Ask; plan: RecordPlan; askedAt: number },
  answer: HttpAnswer,
  client: VendorClient,
  adapt = (job: Job): Job => job
): Reading<JobsPage> {
  const notes = new Notes();
  const table = notes.take(client.recordsOf(answer, ask, plan));
  const { orderBy, pagination } = table.head;
  return notes.reading({
    askedAt,
    jobs: jobsOfRows(table, client.host).map(adapt),
    table,
    recordCount: recordCountOf(table),
    isPaged: pagination !== undefined,
    limit: headNumber(table, 'limit') ?? jobsPerPage,
    total: headNumber(table, 'total'),
    orderBy: typeof orderBy === 'string' ? orderBy : undefined,
  });
}

/** Types that Puppet is documented to filter by; it may refuse others. */
const filterTypes = ['deploy', 'task', 'plan_task'];

/** What Puppet itself can narrow by: one type, and one task, which it refuses together with type `deploy`. */
export function pushedDown({ jobTypes, tasks }: Narrowing): Pick<ListPart, 'type' | 'task'> {
  const [type] = jobTypes;
  const isOne = jobTypes.length === 1 && type !== undefined && filterTypes.indexOf(type) >= 0;
  const [task] = tasks;
  return {
    ...(isOne ? { type } : {}),
    ...(tasks.length === 1 && task !== undefined && type !== 'deploy' ? { task } : {}),
  };
}
