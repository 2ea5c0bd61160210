import { opsera as model } from '../../../model/vendors/opsera';
import type { VendorRequest } from '../../seam/host';
import type { TimeRange } from '../../seam/time-range';
import type { Ask } from '../../sentences/ask';
import { quoted } from '../../sentences/quoted';

const base = '/api/v2';
const auditPath = `${base}/logs/audit/user`;
const [token] = model.secrets;
const headers = { Authorization: { secret: token, prefix: 'Bearer ' } };

/** The most that Opsera allows. */
export const activitiesPerPage = 1_000;
/** Opsera's own default. */
export const logsPerPage = 100;

/** What `GET /logs/audit/user` can narrow by, one value each. */
export type ActivityNarrowing = Partial<
  Record<'user_id' | 'user_email' | 'type' | 'action' | 'secondary_action' | 'target_id', string>
>;

/** A task by its id or its name (names need not be unique), and one of its runs; without one, all. */
export interface TaskRun {
  task: { id: string } | { name: string };
  /** As text. */
  runCount: string | undefined;
}

/** @param range by the clock of the zone that Opsera's filters count in; undefined = without dates */
export function userActivityAsk(
  range: TimeRange | undefined,
  narrowing: ActivityNarrowing,
  page: number,
  pageSize = activitiesPerPage
): Ask {
  const parameters: Array<readonly [string, string]> = [
    ['page', String(page)],
    ['page_size', String(pageSize)],
  ];
  if (range !== undefined) {
    const [start, end] = [new Date(range.from).toISOString(), new Date(range.to).toISOString()];
    parameters.push(['start_date', start.slice(0, 10)], ['start_time', start.slice(11, 16)]);
    parameters.push(['end_date', end.slice(0, 10)], ['end_time', end.slice(11, 16)]);
  }
  parameters.push(...Object.entries(narrowing));
  return { request: { method: 'GET', path: auditPath, parameters, headers }, what: 'user activity' };
}

export function isAuditAsk({ request }: Ask): boolean {
  return request.path === auditPath;
}

/** Only reads, so that it may be repeated although it is a POST. */
export function taskLogsAsk({ task, runCount }: TaskRun, page: number): Ask {
  const run = runCount === undefined ? {} : { runCount: Number(runCount) };
  const json = { ...task, ...run, page, pageSize: logsPerPage };
  const name = taskName(task);
  return {
    request: { method: 'POST', path: `${base}/logs/task`, headers, body: { json }, repeatable: true },
    what: `the logs of task ${name}`,
    missing: `Opsera has no task ${name}.`,
  };
}

/** An id as it is, a name in quotation marks. */
export function taskName(task: TaskRun['task']): string {
  return 'id' in task ? task.id : quoted(task.name);
}

export function usersAsk(): Ask {
  return listAsk({ method: 'GET', path: `${base}/usermanagement/users`, headers }, 'users');
}

export function tasksAsk(): Ask {
  return listAsk({ method: 'POST', path: `${base}/tasks`, headers, body: { json: {} } }, 'tasks');
}

function listAsk(request: VendorRequest, kind: string): Ask {
  return { request, what: `the list of ${kind}` };
}
