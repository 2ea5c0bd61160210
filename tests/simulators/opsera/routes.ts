import { type Answer, json } from '../base/answer';
import type { RecordsAt } from '../base/records';
import type { SimulatedRequest } from '../base/request';
import type { Route } from '../base/route';
import type { Retained } from './retained';
import { auditPage } from './audit-page';
import { errorAnswer } from './errors';
import { taskRecord, userRecord } from './records';
import type { Switches } from './switches';
import { taskLogs } from './task-logs';

const times = ['createdAt', 'updatedAt'];
const activities: RecordsAt = { rows: ['data'], times, id: '_id', counts: ['count'] };
const logs: RecordsAt = {
  rows: ['data.data', 'data.logs', 'data.items', 'data.results', 'data'],
  times,
  id: '_id',
  counts: ['data.count'],
  words: ['status'],
};

export function routesOf(retained: Retained, switches: { readonly values: Readonly<Switches> }): Route[] {
  const route = (
    method: string,
    path: string,
    handle: (request: SimulatedRequest, values: Readonly<Switches>) => Answer,
    records?: RecordsAt
  ): Route => ({
    method,
    path: `/api/v2${path}`,
    handle: (request) => handle(request, switches.values),
    ...(records && { records }),
  });
  return [
    route('GET', '/logs/audit/user', (request, values) => auditPage(request, retained, values), activities),
    route('POST', '/logs/task', (request, values) => taskLogs(request, retained, values), logs),
    route('GET', '/usermanagement/users', (_, values) => users(retained, values)),
    route('POST', '/tasks', (_, values) => tasks(retained, values)),
  ];
}

function users(retained: Retained, switches: Readonly<Switches>): Answer {
  return switches.usersStatus === 200
    ? json(retained.company.users.map(userRecord))
    : errorAnswer(switches.usersStatus, 'Users cannot be listed', switches);
}

function tasks(retained: Retained, switches: Readonly<Switches>): Answer {
  const list = retained.company.tasks.map(taskRecord);
  switch (switches.tasks) {
    case 'array':
      return json(list);
    case 'data':
      return json({ status: 'success', data: list, count: list.length });
    case 'missing':
      return errorAnswer(404, 'Not found', switches);
  }
}
