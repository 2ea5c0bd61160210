import { plannedJson } from '../../columns/planned';
import { eachRow } from '../../columns/row-reader';
import type { Host, Table } from '../../seam/host';
import { isObject } from '../is-object';
import { firstSaid } from '../said';
import { higherFirst, jobType, nodeStatesOf, type Job } from './job';

/** The jobs of a table that was read by the plan of jobs or of plan runs, row by row. */
export function jobsOfRows(table: Table, host: Host): Job[] {
  const nodeStates = parsedCells(table, 'nodeStates', host);
  const statuses = table.columns.jobs === undefined ? [] : parsedCells(table, 'jobs', host);
  return eachRow(table, ({ word, number }) => ({
    id: word('name') ?? '',
    state: word('state'),
    type: jobType(firstSaid(word('type'), word('command')), firstSaid(word('task'))),
    task: firstSaid(word('task')),
    plan: firstSaid(word('plan')),
    environment: firstSaid(word('environment'), word('oldEnvironment'), word('plainEnvironment')),
    owner: firstSaid(word('owner'), word('plainOwner')),
    created: number('created'),
    // An end before the begin is a placeholder.
    finished: number('finished') < number('created') ? NaN : number('finished'),
    changed: number('changed'),
    nodeCount: number('nodeCount'),
    nodeStates: undefined,
  })).map((job, row) => ({ ...job, nodeStates: nodeStatesOf(nodeStates[row]), jobs: planJobsOf(statuses[row]) }));
}

/** The names in a plan run's `status`, `{"8765":["running","finished"]}`, in their order; undefined where it is none. */
function planJobsOf(status: unknown): string[] | undefined {
  if (!isObject(status)) {
    return undefined;
  }
  return Object.keys(status)
    .filter((name) => /^[1-9]\d{0,17}$/.test(name))
    .sort((a, b) => higherFirst(b, a));
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
