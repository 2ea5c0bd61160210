import { withDetails, type RecordPlan } from '../../client/record-plan';
import type { ColumnPlan } from '../../seam/plan';

/** Without any records the list is empty, never null. */
const items: ColumnPlan['rows'] = { anyOf: [['items']], as: 'list', neverNull: true };
/** An answer that is one record. */
const record: ColumnPlan['rows'] = { anyOf: [[]], as: 'record', neverNull: true };
/** An error may come with status 200, beside an empty list. */
const verdict = { kind: ['kind'], msg: ['msg'], error: ['error'] };
/** `pagination` echoes what was asked for and adds `total`; all else in it may be missing. */
const head = {
  ...verdict,
  pagination: ['pagination'],
  limit: ['pagination', 'limit'],
  total: ['pagination', 'total'],
  orderBy: ['pagination', 'order_by'],
};

/** `GET /jobs`. Keys that older versions lack: https://puppet.com/docs/pe/2019.8/orchestrator_api_jobs_endpoint.html */
export const jobsPlan = withDetails({
  word: 'job',
  lacking: 'a name, a state or a time',
  fields: {
    created: { name: 'created_timestamp', makes: 'time' },
    finished: { name: 'finished_timestamp', makes: 'time' },
    owner: { name: 'owner.login', makes: 'actor' },
    task: { name: 'options.task', makes: 'target' },
    environment: { name: 'options.environment', makes: 'target' },
    noop: { name: 'options.noop', makes: 'effect' },
    nodeCount: { name: 'node_count' },
  },
  rows: items,
  columns: {
    name: { at: ['name'], kind: 'dictionary', needed: true },
    state: { at: ['state'], kind: 'dictionary', needed: true },
    changed: { at: ['timestamp'], kind: 'isoTime', needed: true },
    type: { at: ['type'], kind: 'dictionary' },
    command: { at: ['command'], kind: 'dictionary' },
    task: { at: ['options', 'task'], kind: 'dictionary' },
    plan: { at: ['options', 'plan_name'], kind: 'dictionary' },
    noop: { at: ['options', 'noop'], kind: 'dictionary' },
    environment: { at: ['options', 'environment'], kind: 'dictionary' },
    // Deprecated in favour of options.environment and options.description, but all that older versions have.
    oldEnvironment: { at: ['environment', 'name'], kind: 'dictionary' },
    plainEnvironment: { at: ['environment'], kind: 'dictionary' },
    oldDescription: { at: ['description'], kind: 'text', oneLine: true },
    description: { at: ['options', 'description'], kind: 'text', oneLine: true },
    owner: { at: ['owner', 'login'], kind: 'dictionary' },
    plainOwner: { at: ['owner'], kind: 'dictionary' },
    created: { at: ['created_timestamp'], kind: 'isoTime' },
    finished: { at: ['finished_timestamp'], kind: 'isoTime' },
    nodeCount: { at: ['node_count'], kind: 'number', fromText: true },
    nodeStates: { at: ['node_states'], kind: 'json' },
  },
  head,
});

/** `GET /plan_jobs` in the columns of jobs: https://puppet.com/docs/pe/2023.8/orchestrator_api_plan_jobs_endpoint.html */
export const planRunsPlan = withDetails({
  ...jobsPlan(false),
  word: 'plan run',
  fields: {
    finished: { name: 'finished_timestamp', makes: 'time' },
    owner: { name: 'owner.login', makes: 'actor' },
    plan: { name: 'options.plan_name', makes: 'target' },
  },
  columns: {
    ...jobsPlan(false).columns,
    // There is no time of the last change.
    changed: { at: ['created_timestamp'], kind: 'isoTime', needed: true },
  },
});

/** `GET /jobs/:id`: the same record by itself. */
export const jobPlan: RecordPlan = { ...jobsPlan(false), rows: record, head: {} };

/** `GET /plan_jobs/:id`: the same, with the jobs that it is made of. */
export const planRunPlan: RecordPlan = {
  ...planRunsPlan(false),
  rows: record,
  head: {},
  columns: { ...planRunsPlan(false).columns, jobs: { at: ['status'], kind: 'json' } },
};

/** `GET /jobs/:id/events`. Event ids are numbers sent as text; `detail.noop` is a boolean, or an object with a `noop` of its own. */
export const jobEventsPlan = withDetails({
  word: 'event',
  lacking: 'an id, a type or a time',
  // A task's detail may be anything: one without an effect that is known has none.
  fields: {
    node: { name: 'details.node', makes: 'target' },
    message: { name: 'message', makes: 'message' },
  },
  rows: items,
  columns: {
    id: { at: ['id'], kind: 'number', fromText: true, needed: true },
    // Beyond 2^53 only its digits tell an id from the next.
    digits: { at: ['id'], kind: 'text', oneLine: true },
    type: { at: ['type'], kind: 'dictionary', needed: true },
    time: { at: ['timestamp'], kind: 'isoTime', needed: true },
    node: { at: ['details', 'node'], kind: 'dictionary' },
    noop: { at: ['details', 'detail', 'noop'], kind: 'dictionary' },
    innerNoop: { at: ['details', 'detail', 'noop', 'noop'], kind: 'dictionary' },
    status: { at: ['details', 'detail', 'status'], kind: 'dictionary' },
    changed: { at: ['details', 'detail', 'metrics', 'changed'], kind: 'dictionary' },
    message: { at: ['message'], kind: 'text', oneLine: true },
  },
  head: verdict,
});

/** `GET /jobs/:id/nodes` */
export const jobNodesPlan: ColumnPlan = {
  rows: items,
  columns: { name: { at: ['name'], kind: 'dictionary' }, state: { at: ['state'], kind: 'dictionary' } },
  head: { ...verdict, total: ['pagination', 'total'] },
};

/** `GET /inventory` and `GET /tasks` */
export function namesPlan(word: 'node' | 'task'): RecordPlan {
  return {
    word,
    lacking: 'a name',
    fields: {},
    rows: items,
    columns: { name: { at: ['name'], kind: 'dictionary', needed: true } },
    head: verdict,
  };
}
