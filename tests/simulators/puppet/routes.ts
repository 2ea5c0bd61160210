import { type Answer, json } from '../base/answer';
import type { RecordsAt } from '../base/records';
import type { SimulatedRequest } from '../base/request';
import type { Route } from '../base/route';
import type { Retained } from './retained';
import { orchestratorError, unknownJob, validationError } from './errors';
import { type Job, timestamp } from './job';
import { jobEvents } from './job-events';
import { listJobs } from './job-list';
import { jobNodes } from './job-nodes';
import { listPlans, planOf } from './plan-list';
import { planTasks, taskNames } from './names';
import { WrongParameter, jobName } from './parameters';
import { eventRecord, inventoryRecords, jobRecord, linkTo, nodeRecord, statusHistory } from './records';
import type { Switches } from './switches';

const job: RecordsAt = {
  times: ['created_timestamp', 'finished_timestamp', 'timestamp'],
  id: 'name',
  words: ['state'],
};
const jobs: RecordsAt = { ...job, rows: ['items'], counts: ['pagination.total'] };
const events: RecordsAt = { rows: ['items'], times: ['timestamp'], id: 'id', words: ['type'] };

const api = '/orchestrator/v1';

export function routesOf(retained: Retained, switches: { readonly values: Readonly<Switches> }): Route[] {
  const get = (
    path: string,
    handle: (request: SimulatedRequest, values: Readonly<Switches>) => Answer,
    records?: RecordsAt
  ): Route => ({
    method: 'GET',
    path,
    ...(records && { records }),
    handle: (request) => {
      try {
        return handle(request, switches.values);
      } catch (error) {
        if (error instanceof WrongParameter) {
          return validationError(switches.values, error.message);
        }
        throw error;
      }
    },
  });
  const ofJob =
    (show: (job: Job, values: Readonly<Switches>) => unknown) =>
    (request: SimulatedRequest, values: Readonly<Switches>) => {
      const name = jobName(request);
      const job = retained.job(name);
      return job ? json(show(job, values)) : unknownJob(name);
    };
  return [
    get('/orchestrator', () => json(description)),
    get(`${api}/jobs`, (request, values) => listJobs(request, retained, values), jobs),
    get(
      `${api}/jobs/:id`,
      ofJob((one, values) => ({
        ...jobRecord(one, retained.finishOf(one), values),
        status: one.given ? [] : statusHistory(one),
      })),
      job
    ),
    get(`${api}/jobs/:id/nodes`, (request, values) => jobNodes(request, retained, values)),
    get(`${api}/jobs/:id/events`, (request, values) => jobEvents(request, retained, values), events),
    get(
      `${api}/jobs/:id/report`,
      ofJob((job) => report(job, retained))
    ),
    get(`${api}/plan_jobs`, (request, values) => listPlans(request, retained, values), jobs),
    get(`${api}/plan_jobs/:id`, (request, values) => planOf(request, retained, values), job),
    get(`${api}/inventory`, (_, values) => inventory(retained, values)),
    get(`${api}/tasks`, (request, values) => json(tasks(request, values))),
  ];
}

const description = {
  info: { title: 'Application Management API (EXPERIMENTAL)', version: '0.1' },
  status: {},
  collections: ['jobs', 'inventory', 'tasks'].map((name) => ({ name, id: `https://localhost:8143${api}/${name}` })),
  commands: [],
};

function inventory(retained: Retained, { inventoryStatus }: Readonly<Switches>): Answer {
  return inventoryStatus === 0
    ? json({ items: inventoryRecords(retained.company, retained.clock.now()) })
    : orchestratorError(inventoryStatus, 'unknown-error', 'The PCP broker is unreachable');
}

function tasks(request: SimulatedRequest, switches: Readonly<Switches>) {
  return {
    environment: { name: request.query.get('environment') ?? 'production', code_id: null },
    items: [...taskNames, ...planTasks].map((name) => ({
      id: linkTo(switches, `/tasks/${name.replace('::', '/')}`),
      name,
    })),
  };
}

/** Docs call a report's time the one at which the job was created. */
function report(job: Job, retained: Retained) {
  const events = retained.events(job);
  const items = job.nodes.map((node) => {
    const { name, state } = nodeRecord(job, node, retained.clock.now());
    return {
      node: name,
      state,
      timestamp: timestamp(job.created),
      events: events.filter((event) => event.node === name).map(eventRecord),
    };
  });
  return { items };
}
