import type { ColumnPlan, PlannedColumn } from '../../seam/plan';

const items: ColumnPlan['rows'] = { anyOf: [['items']], as: 'list' };

/** `GET /jobs`. Keys that older versions lack: https://puppet.com/docs/pe/2019.8/orchestrator_api_jobs_endpoint.html */
export function jobsPlan(details: boolean): ColumnPlan {
  return {
    rows: items,
    columns: {
      name: { at: ['name'], kind: 'dictionary' },
      state: { at: ['state'], kind: 'dictionary' },
      type: { at: ['type'], kind: 'dictionary' },
      command: { at: ['command'], kind: 'dictionary' },
      task: { at: ['options', 'task'], kind: 'dictionary' },
      plan: { at: ['options', 'plan_name'], kind: 'dictionary' },
      noop: { at: ['options', 'noop'], kind: 'boolean' },
      environment: { at: ['options', 'environment'], kind: 'dictionary' },
      // Deprecated in favour of options.environment and options.description, but all that older versions have.
      oldEnvironment: { at: ['environment', 'name'], kind: 'dictionary' },
      oldDescription: { at: ['description'], kind: 'text', oneLine: true },
      description: { at: ['options', 'description'], kind: 'text', oneLine: true },
      owner: { at: ['owner', 'login'], kind: 'dictionary' },
      created: { at: ['created_timestamp'], kind: 'isoTime' },
      finished: { at: ['finished_timestamp'], kind: 'isoTime' },
      changed: { at: ['timestamp'], kind: 'isoTime' },
      nodeCount: { at: ['node_count'], kind: 'number' },
      nodeStates: { at: ['node_states'], kind: 'json' },
      ...detailsColumn(details),
    },
    head: { pagination: ['pagination'] },
  };
}

/** `GET /jobs/:id`: one record, read through the head; the rows stand for any of the objects that every version has. */
export const jobPlan: ColumnPlan = {
  rows: { anyOf: [['events'], ['nodes'], ['report'], ['options'], ['environment']], as: 'entries' },
  columns: {},
  head: {
    name: ['name'],
    state: ['state'],
    owner: ['owner', 'login'],
    created: ['created_timestamp'],
    finished: ['finished_timestamp'],
    changed: ['timestamp'],
    nodeCount: ['node_count'],
    nodeStates: ['node_states'],
  },
};

/** `GET /jobs/:id/events`. Event ids are numbers sent as text; `detail.noop` is a boolean, or an object with a `noop` of its own. */
export function jobEventsPlan(details: boolean): ColumnPlan {
  return {
    rows: items,
    columns: {
      id: { at: ['id'], kind: 'number', fromText: true },
      type: { at: ['type'], kind: 'dictionary' },
      time: { at: ['timestamp'], kind: 'isoTime' },
      node: { at: ['details', 'node'], kind: 'dictionary' },
      noop: { at: ['details', 'detail', 'noop'], kind: 'boolean' },
      innerNoop: { at: ['details', 'detail', 'noop', 'noop'], kind: 'boolean' },
      status: { at: ['details', 'detail', 'status'], kind: 'dictionary' },
      changed: { at: ['details', 'detail', 'metrics', 'changed'], kind: 'dictionary' },
      message: { at: ['message'], kind: 'text', oneLine: true },
      ...detailsColumn(details),
    },
  };
}

/** `GET /inventory` */
export const inventoryPlan: ColumnPlan = {
  rows: items,
  columns: { name: { at: ['name'], kind: 'dictionary' }, connected: { at: ['connected'], kind: 'boolean' } },
};

/** `GET /tasks` */
export const tasksPlan: ColumnPlan = { rows: items, columns: { name: { at: ['name'], kind: 'dictionary' } } };

function detailsColumn(wanted: boolean): Record<string, PlannedColumn> {
  return wanted ? { details: { at: [], kind: 'json' } } : {};
}
