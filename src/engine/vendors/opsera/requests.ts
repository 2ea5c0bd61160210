import type { VendorRequest } from '../../seam/host';
import type { TimeWindow } from './time-window';

const base = '/api/v2';

/** The most that Opsera allows. */
export const activitiesPerPage = 1_000;
/** Opsera's own default. */
export const logsPerPage = 100;

/** What `GET /logs/audit/user` can narrow by, one value each. */
export interface ActivityNarrowing {
  user_id?: string;
  user_email?: string;
  type?: string;
  action?: string;
  secondary_action?: string;
  target_id?: string;
}

/** A task by its id or its name; names need not be unique. */
export interface TaskIdentifier {
  id?: string;
  name?: string;
}

/** Dates are always sent: what Opsera answers without them is not documented. */
export function userActivityRequest(
  window: TimeWindow,
  narrowing: ActivityNarrowing,
  page: number,
  pageSize: number
): VendorRequest {
  const [start, end] = [new Date(window.start).toISOString(), new Date(window.end).toISOString()];
  return {
    method: 'GET',
    path: `${base}/logs/audit/user`,
    parameters: [
      ['page', String(page)],
      ['page_size', String(pageSize)],
      ['start_date', start.slice(0, 10)],
      ['start_time', start.slice(11, 16)],
      ['end_date', end.slice(0, 10)],
      ['end_time', end.slice(11, 16)],
      ...Object.entries(narrowing).map(([name, value]) => [name, String(value)] as const),
    ],
    headers,
  };
}

/** Only reads, so that it may be repeated although it is a POST. */
export function taskLogsRequest(task: TaskIdentifier, runCount: number | undefined, page: number): VendorRequest {
  const json = { ...task, ...(runCount === undefined ? {} : { runCount }), page, pageSize: logsPerPage };
  return { method: 'POST', path: `${base}/logs/task`, headers, body: { json }, repeatable: true };
}

export function usersRequest(): VendorRequest {
  return { method: 'GET', path: `${base}/usermanagement/users`, headers };
}

export function tasksRequest(): VendorRequest {
  return { method: 'POST', path: `${base}/tasks`, headers, body: { json: {} } };
}

const headers = { Authorization: { prefix: 'Bearer ', secret: 'opseraToken' } };
