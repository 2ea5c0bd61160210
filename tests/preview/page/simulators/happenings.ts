import { getBackendSrv } from '@grafana/runtime';
import * as v from 'valibot';
import type { Vendor } from './simulator';

/** Something that can be made to happen at a vendor; `body` finds out what it needs. */
export interface Happening {
  label: string;
  description: string;
  body: () => Promise<object> | object;
}

const optionsSchema = v.array(v.object({ value: v.string() }));

/** The first node that opCore lists: the alert rule about deleted nodes watches the first ones. */
async function firstNode(): Promise<string> {
  const path = '/api/datasources/uid/runtrail-opcore/resources/options/nodes';
  const [first] = v.parse(optionsSchema, await getBackendSrv().get<unknown>(path));
  if (!first) {
    throw new Error('opCore lists no node any more.');
  }
  return first.value;
}

export const happenings: Record<Vendor, readonly Happening[]> = {
  puppet: [
    {
      label: 'Start a job that fails',
      description: 'It fails within a minute or two of the clock',
      body: () => ({ start: true, fails: true }),
    },
    {
      label: 'Start a deployment',
      description: 'On ten nodes',
      body: () => ({ start: true, type: 'deploy', nodes: 10 }),
    },
    {
      label: 'Run a plan that fails',
      description: 'Although its task finishes',
      body: () => ({ startPlan: true, fails: true }),
    },
    { label: 'Add a job of 10 000 events', description: 'It finished already', body: () => ({ events: 10_000 }) },
  ],
  opus: [
    { label: 'Start a job that fails', description: 'At one of its nodes', body: () => ({ start: true, fails: true }) },
    { label: 'Start a job', description: 'It takes a minute or two of the clock', body: () => ({ start: true }) },
    {
      label: 'Add a job with 60 MB of inputs',
      description: 'It ended already',
      body: () => ({ payloadBytes: 60_000_000 }),
    },
  ],
  opcore: [
    { label: 'Delete a node', description: 'The first of the list', body: async () => ({ delete: await firstNode() }) },
    { label: 'Edit a node', description: 'The first of the list', body: async () => ({ edit: await firstNode() }) },
    {
      label: 'Create a node',
      description: 'Named <b>new</b> & "quoted"',
      body: () => ({ create: '<b>new</b> & "quoted"' }),
    },
  ],
  opsera: [
    {
      label: 'Change a pipeline',
      description: 'One of the users updates it',
      body: () => ({ type: 'pipeline', action: 'update' }),
    },
    {
      label: 'Run a task that fails',
      description: 'The task sync org',
      body: () => ({ run: 'sync org', fails: true }),
    },
    { label: 'Add 1 500 actions', description: 'More than one page', body: () => ({ records: 1500, minutes: 60 }) },
  ],
};
