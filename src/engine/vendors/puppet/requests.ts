import { puppet as model } from '../../../model/vendors/puppet';
import type { Ask } from '../../sentences/ask';
import { badRequest } from '../../sentences/answer-error';
import type { VendorRequest } from '../../seam/host';
import { quoted } from '../../sentences/quoted';

const base = '/orchestrator/v1';
const [token] = model.secrets;

/** How many jobs one page asks for. */
export const jobsPerPage = 500;

/** Which part of a list is asked for. */
export interface ListPart {
  limit: number;
  offset: number;
  order: 'asc' | 'desc';
  /** Absent = the time of the last change of state, which is the finish of a job that has ended. */
  orderBy?: 'state';
  /** PE before 2021.7 ignores this and the next two. */
  type?: string;
  /** Puppet matches parts of names; not allowed together with type `deploy`. */
  task?: string;
  /** Epoch ms; Puppet's filter is inclusive and counts in whole seconds. */
  finishedSince?: number;
}

export function jobsAsk(part: ListPart): Ask {
  return { request: get('/jobs', partOf(part)), what: 'the list of jobs' };
}

/** Without the results of plans, which can be very large. */
export function planRunsAsk(part: ListPart): Ask {
  return {
    request: get('/plan_jobs', [...partOf(part), ['results', 'exclude']]),
    what: 'the list of plan runs',
  };
}

/** The whole record of one, which holds the plan's result. */
export function planRunAsk(number: string): Ask {
  return {
    request: get(`/plan_jobs/${jobId(number)}`),
    what: `plan run ${number}`,
    missing: `Puppet has no plan run ${number}.`,
  };
}

export function jobAsk(job: string): Ask {
  return { request: get(`/jobs/${jobId(job)}`), what: `job ${job}`, missing: noJob(job) };
}

/** @param start the first event id wanted; absent = from the beginning */
export function jobEventsAsk(job: string, start?: number): Ask {
  return {
    request: get(`/jobs/${jobId(job)}/events`, start === undefined ? [] : [['start', String(start)]]),
    what: `the events of job ${job}`,
    missing: noJob(job),
  };
}

export function jobNodesAsk(job: string): Ask {
  return { request: get(`/jobs/${jobId(job)}/nodes`), what: `the nodes of job ${job}`, missing: noJob(job) };
}

export function inventoryAsk(): Ask {
  return { request: get('/inventory'), what: 'the list of nodes' };
}

export function tasksAsk(): Ask {
  return { request: get('/tasks'), what: 'the list of tasks' };
}

function partOf(part: ListPart): Array<readonly [string, string]> {
  const { limit, offset, order, orderBy = 'timestamp', type, task, finishedSince } = part;
  return [
    ['limit', String(limit)],
    ['offset', String(offset)],
    ['order_by', orderBy],
    ['order', order],
    ...(type === undefined ? [] : [['type', type] as const]),
    ...(task === undefined ? [] : [['task', task] as const]),
    ...(finishedSince === undefined ? [] : [['min_finish_timestamp', wholeSecond(finishedSince)] as const]),
  ];
}

/** URLs are always built from names: the `id` URLs in answers may point to another host, and are never called. */
function get(path: string, parameters: ReadonlyArray<readonly [string, string]> = []): VendorRequest {
  return {
    method: 'GET',
    path: `${base}${path}`,
    parameters,
    headers: { 'X-Authentication': { secret: token } },
  };
}

function noJob(job: string): string {
  return `Puppet has no job ${job}.`;
}

function jobId(job: string): string {
  if (!/^(0|[1-9]\d{0,17})$/.test(job)) {
    throw badRequest(`${quoted(job)} is no Puppet job: a job id has 1 to 18 digits.`);
  }
  return encodeURIComponent(job);
}

function wholeSecond(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
