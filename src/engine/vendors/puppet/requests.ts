import { AnswerError } from '../../sentences/answer-error';
import type { VendorRequest } from '../../seam/host';
import { quoted } from '../../sentences/quoted';

const base = '/orchestrator/v1';

/** How many jobs one page of `GET /jobs` asks for. */
export const jobsPerPage = 500;

/** Which jobs `GET /jobs` is asked for. */
export interface JobsPage {
  limit: number;
  offset: number;
  /** By the time of the last change of state, which is the finish of a finished job. */
  order: 'asc' | 'desc';
  /** `deploy`, `task` or `plan_task`; PE before 2021.7 ignores this and the next two. */
  type?: string;
  /** Puppet matches parts of names; not allowed together with type `deploy`. */
  task?: string;
  /** Epoch ms; Puppet's filter is inclusive and counts in whole seconds. */
  finishedSince?: number;
}

export function jobsRequest(page: JobsPage): VendorRequest {
  const parameters: Array<readonly [string, string]> = [
    ['limit', String(page.limit)],
    ['offset', String(page.offset)],
    ['order_by', 'timestamp'],
    ['order', page.order],
  ];
  if (page.type !== undefined) {
    parameters.push(['type', page.type]);
  }
  if (page.task !== undefined) {
    parameters.push(['task', page.task]);
  }
  if (page.finishedSince !== undefined) {
    parameters.push(['min_finish_timestamp', wholeSecond(page.finishedSince)]);
  }
  return get('/jobs', parameters);
}

export function jobRequest(job: string): VendorRequest {
  return get(`/jobs/${jobId(job)}`);
}

/** @param start the first event id wanted; absent = from the beginning */
export function jobEventsRequest(job: string, start?: number): VendorRequest {
  return get(`/jobs/${jobId(job)}/events`, start === undefined ? [] : [['start', String(start)]]);
}

export function inventoryRequest(): VendorRequest {
  return get('/inventory');
}

export function tasksRequest(): VendorRequest {
  return get('/tasks');
}

/** URLs are always built from names: the `id` URLs in answers may point to another host, and are never called. */
function get(path: string, parameters: ReadonlyArray<readonly [string, string]> = []): VendorRequest {
  return {
    method: 'GET',
    path: `${base}${path}`,
    parameters,
    headers: { 'X-Authentication': { secret: 'puppetToken' } },
  };
}

function jobId(job: string): string {
  if (!/^\d{1,18}$/.test(job)) {
    throw new AnswerError(`${quoted(job)} is no Puppet job: a job id has digits only.`, 400);
  }
  return encodeURIComponent(job);
}

function wholeSecond(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
