import type { VendorClient } from '../../../client/client';
import { freshBriefly } from '../../../client/produced';
import type { RecordPlan } from '../../../client/record-plan';
import { plannedJson } from '../../../columns/planned';
import { eachRow } from '../../../columns/row-reader';
import { columnBytes } from '../../../columns/column-bytes';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Host, HttpAnswer, Table } from '../../../seam/host';
import type { Ask } from '../../../sentences/ask';
import { jobType, nodeStatesOf } from '../job';
import type { Job } from '../job';
import { jobsPlan } from '../plans';
import { jobsAsk } from '../requests';
import type { ListPart } from '../requests';

/** One page of `GET /jobs` or `GET /plan_jobs`. */
export interface JobsPage {
  /** Row by row. */
  jobs: readonly Job[];
  table: Table;
  /** How many entries Puppet sent, those that could not be understood included: the next page begins behind them. */
  entries: number;
  /** How many Puppet lists in all for this request; undefined before PE 2018.1, which knows no pages. */
  total: number | undefined;
  /** By what Puppet says to have sorted, where it says so. */
  orderBy: string | undefined;
}

/** The same page for everyone who asks within a few seconds. */
export function jobsPage(part: ListPart, details: boolean, client: VendorClient): Promise<Reading<JobsPage>> {
  return client.once(`jobs${details ? ' with details' : ''} ${JSON.stringify(part)}`, async (inner) => {
    const [ask, plan] = [jobsAsk(part), jobsPlan(details)];
    return producedPage(toPage(await inner.fetch(ask, plan), ask, plan, inner));
  });
}

export function producedPage(reading: Reading<JobsPage>) {
  const { table } = new Notes().take(reading);
  const bytes = Object.values(table.columns).reduce((sum, column) => sum + columnBytes(column), 500 * table.length);
  return { value: reading, bytes, records: table.length, freshFor: freshBriefly };
}

/** @param adapt what a record of this list is as a job */
export function toPage(
  answer: HttpAnswer,
  ask: Ask,
  plan: RecordPlan,
  client: VendorClient,
  adapt = (job: Job): Job => job
): Reading<JobsPage> {
  const notes = new Notes();
  const table = notes.take(client.recordsOf(answer, ask, plan));
  const pagination = paginationOf(table);
  return notes.reading({
    jobs: jobsOf(table, client.host).map(adapt),
    table,
    entries: table.length + table.lost + table.skipped,
    total: typeof pagination.total === 'number' ? pagination.total : undefined,
    orderBy: typeof pagination.order_by === 'string' ? pagination.order_by : undefined,
  });
}

function jobsOf(table: Table, host: Host): Job[] {
  const nodeStates = parsedCells(table, 'nodeStates', host);
  return eachRow(table, ({ word, number }) => ({
    id: word('name') ?? '',
    state: word('state'),
    type: jobType(word('type'), word('command'), word('task')),
    task: word('task'),
    plan: word('plan'),
    environment: word('environment') ?? word('oldEnvironment'),
    owner: word('owner'),
    created: number('created'),
    finished: number('finished'),
    changed: number('changed'),
    nodeCount: number('nodeCount'),
    nodeStates: undefined,
  })).map((job, row) => ({ ...job, nodeStates: nodeStatesOf(nodeStates[row]) }));
}

/** A JSON column's values; null for what this runtime cannot parse. */
function parsedCells(table: Table, name: string, host: Host): unknown[] {
  const rows = Int32Array.from({ length: table.length }, (_, row) => row);
  return host.columns.texts(plannedJson(table, name), rows).map((text): unknown => {
    try {
      return text === null ? null : JSON.parse(text);
    } catch {
      return null;
    }
  });
}

/** `pagination` echoes what was asked for and adds `total`; all else in it may be missing. */
function paginationOf({ head }: Table): Readonly<Record<string, unknown>> {
  const { pagination } = head;
  return typeof pagination === 'object' && pagination !== null ? { ...pagination } : {};
}
