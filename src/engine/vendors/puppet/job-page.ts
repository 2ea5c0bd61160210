import { eventsBytes } from '../../events/events-bytes';
import { plannedDictionary, plannedJson, plannedNumber } from '../../columns/planned';
import type { Events } from '../../events/events';
import type { Host, Table } from '../../seam/host';
import { fetchTable } from '../fetch-table';
import { odditiesOf } from '../oddities';
import type { Oddities } from '../oddities';
import type { Job } from './job';
import { startOf } from './job';
import { jobTableEvents } from './job-table-events';
import { jobsPlan } from './plans';
import { jobsRequest } from './requests';
import type { JobsPage } from './requests';
import { freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

/** One page of `GET /jobs`. */
export interface JobPage {
  /** Row by row; undefined where the record has no name to know it by. */
  jobs: ReadonlyArray<Job | undefined>;
  /** How many entries Puppet sent, those that are no records included: the next page begins behind them. */
  entries: number;
  /** The same rows as events. */
  events: Events;
  /** How many jobs Puppet lists in all for this request; undefined before PE 2018.1, which knows no pages. */
  total: number | undefined;
  oddities: Oddities;
}

const fieldNames = {
  state: 'state',
  owner: 'owner.login',
  created: 'created_timestamp',
  finished: 'finished_timestamp',
  changed: 'timestamp',
};

/** The same page for everyone who asks within a few seconds. */
export function jobPage(page: JobsPage, details: boolean, client: VendorClient): Promise<JobPage> {
  return client.once(`jobs${details ? ' with details' : ''} ${JSON.stringify(page)}`, async (inner) => {
    const table = await fetchTable(jobsRequest(page), jobsPlan(details), inner);
    const jobs = jobsOf(table, inner.host);
    const events = jobTableEvents(jobs, table, inner.host);
    const lost = jobs.filter((job) => job === undefined || Number.isNaN(startOf(job))).length;
    const entries = table.length + table.skipped;
    const value = { jobs, entries, events, total: totalOf(table), oddities: odditiesOf(table, lost, fieldNames) };
    return { value, bytes: eventsBytes([events]) + 500 * jobs.length, freshFor: freshBriefly };
  });
}

/** A page has few rows, so that a loop over them does no harm. */
function jobsOf(table: Table, host: Host): Array<Job | undefined> {
  const text = (name: string): ((row: number) => string | null) => {
    const { codes, values } = plannedDictionary(table, name);
    return (row) => values[codes[row] ?? -1] ?? null;
  };
  const number = (name: string): ((row: number) => number) => {
    const { values } = plannedNumber(table, name);
    return (row) => values[row] ?? NaN;
  };
  const [name, state, type, command, owner] = [
    text('name'),
    text('state'),
    text('type'),
    text('command'),
    text('owner'),
  ];
  const [task, plan, environment, oldEnvironment] = [
    text('task'),
    text('plan'),
    text('environment'),
    text('oldEnvironment'),
  ];
  const [created, finished, changed, nodeCount] = [
    number('created'),
    number('finished'),
    number('changed'),
    number('nodeCount'),
  ];
  const rows = Int32Array.from({ length: table.length }, (_, row) => row);
  const nodeStates = host.columns.texts(plannedJson(table, 'nodeStates'), rows);

  return Array.from(rows, (row) => {
    const id = name(row);
    if (id === null || !/^\d{1,18}$/.test(id)) {
      return undefined;
    }
    const runs = task(row);
    const deploys = environment(row) ?? oldEnvironment(row);
    // Before PE 2019.8 only the command, and before 2018.1 only the options tell what kind of job it is.
    const kind = type(row) ?? command(row) ?? (runs === null ? 'deploy' : 'task');
    return {
      id,
      state: state(row),
      type: kind,
      task: runs,
      target: runs ?? plan(row) ?? (kind === 'deploy' ? deploys : null),
      owner: owner(row),
      created: created(row),
      finished: finished(row),
      changed: changed(row),
      nodeCount: nodeCount(row),
      nodeStates: nodeStates[row] ?? null,
    };
  });
}

/** `pagination` echoes what was asked for and adds `total`; all else in it may be missing. */
function totalOf(table: Table): number | undefined {
  const pagination = table.head.pagination;
  if (typeof pagination !== 'object' || pagination === null || !('total' in pagination)) {
    return undefined;
  }
  return typeof pagination.total === 'number' ? pagination.total : undefined;
}
