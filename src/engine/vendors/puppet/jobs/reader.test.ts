import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addJob, jobRecord } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import type { jobs as model } from '../../../../model/vendors/puppet';
import { passingWords, readFilters } from '../../../query/filters';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { ReadRequest } from '../../vendor';
import { puppet } from '../index';
import { jobs } from './reader';

type Request = ReadRequest<typeof model>;

function request(more: Partial<Request> = {}, selection: Partial<Request['selection']> = {}): Request {
  return {
    ...plainRequest,
    selection: { jobTypes: [], tasks: [], ...selection },
    ...more,
  };
}

/** A list of these records word for word; who asks for a job by its id gets what the server has. */
function listing(...items: object[]): TestDataSource {
  return simulatedDataSource(puppet, serverThatLists(...items));
}

function serverThatLists(...items: object[]): Simulation {
  const server = simulatePuppet({ switches: { planJobs: 'listed' } });
  const body = { items, pagination: { offset: 0, total: items.length } };
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs', body });
  return server;
}

/** As versions of Puppet that do not know these keys yet. */
function without(record: Record<string, unknown>, ...keys: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

async function statesOf(source: TestDataSource) {
  const reading = await jobs.readRuns?.({ ...request(), wanted: 'states' }, source.client());
  return reading === undefined ? [] : told(reading).value.map(({ id, states }) => ({ id, states }));
}

async function eventsOf(source: TestDataSource, asked = request()) {
  return plainEvents(told(await jobs.read(asked, source.client())).value);
}

test('a job is one event, from its creation to its end', async () => {
  const record = {
    ...jobRecord({ name: '41', type: 'task', options: { task: 'facts', environment: 'production', noop: false } }),
    description: 'old place',
  };
  expect(await eventsOf(listing(record))).toEqual([
    {
      time: '2026-11-21T11:00:00.000Z',
      end: '2026-11-21T11:05:00.000Z',
      event: 'finished',
      outcome: 'success',
      effect: null,
      actor: 'rita',
      target: 'facts',
      run: '41',
      message: 'old place',
      eventId: '41',
    },
  ]);
});

test.each([
  ['finished', 'success'],
  ['failed', 'failure'],
  ['stopped', 'stopped'],
  ['new', 'waiting'],
  ['ready', 'waiting'],
  ['running', 'running'],
  ['stopping', 'running'],
  ['exploded', 'unknown'],
])('a job that is %s is %s', async (state, outcome) => {
  const finished = outcome === 'running' || outcome === 'waiting' ? null : '2026-11-21T11:05:00Z';
  const [event] = await eventsOf(listing(jobRecord({ name: '1', state, finished })));
  expect([event?.event, event?.outcome]).toEqual([state, outcome]);
});

test('the target is the task, the plan or the environment of a deployment', async () => {
  const source = listing(
    jobRecord({ name: '1', type: 'task', options: { task: 'facts' } }),
    jobRecord({ name: '2', type: 'plan_task', options: { plan_job: 1, noop: null, task: 'facts::all' } }),
    jobRecord({ name: '3', type: 'plan_task', options: { plan_job: 1, plan_name: 'deploy::blue' } }),
    jobRecord({ name: '4', options: { environment: 'staging' } }),
    { ...jobRecord({ name: '5' }), options: {}, environment: { name: 'legacy' } }
  );
  expect((await eventsOf(source)).map(({ target }) => target)).toEqual([
    'facts',
    'facts::all',
    'deploy::blue',
    'staging',
    'legacy',
  ]);
});

test('a job run in noop mode has the effect noop', async () => {
  const source = listing(
    jobRecord({ name: '1', options: { noop: true } }),
    jobRecord({ name: '2', options: { noop: 'yes' } })
  );
  expect((await eventsOf(source)).map(({ effect }) => effect)).toEqual(['noop', null]);
});

test('a job without a description has a sentence from what is known of it', async () => {
  const source = listing(
    jobRecord({ name: '1', state: 'failed', nodeCount: 12, nodeStates: { finished: 10, failed: 1, errored: 1 } }),
    jobRecord({ name: '2', options: { description: 'Friday\nrelease' } })
  );
  expect((await eventsOf(source)).map(({ message }) => message)).toEqual([
    'Deployment of production failed: 2 of 12 nodes',
    'Friday release',
  ]);
});

test('a version without creation times shows when the state last changed', async () => {
  const old = without(jobRecord({ name: '1' }), 'created_timestamp', 'finished_timestamp');
  const [event] = await eventsOf(listing({ ...old, owner: { id: '6f0c', login: 'rita' } }));
  expect([event?.time, event?.end, event?.actor]).toEqual([
    '2026-11-21T11:05:00.000Z',
    '2026-11-21T11:05:00.000Z',
    'rita',
  ]);
});

test('a running job has no end', async () => {
  const [event] = await eventsOf(listing(jobRecord({ name: '1', state: 'running', finished: null })));
  expect(event?.end).toBeNull();
});

test('details are the whole record, on request', async () => {
  const record = jobRecord({ name: '1' });
  const [event] = await eventsOf(listing(record), request({ details: true }));
  expect(JSON.parse(event?.details ?? '')).toEqual(record);
});

test('only the wanted types and tasks are shown', async () => {
  const source = listing(
    jobRecord({ name: '1', type: 'task', options: { task: 'facts' } }),
    jobRecord({ name: '2', type: 'task', options: { task: 'facts::all' } }),
    jobRecord({ name: '3', type: 'Deploy' })
  );
  const shown = await eventsOf(source, request({}, { tasks: ['facts'] }));
  expect(shown.map(({ run }) => run)).toEqual(['1']);
  expect((await eventsOf(source, request({}, { jobTypes: ['deploy'] }))).map(({ run }) => run)).toEqual(['3']);
});

test('the type of a job that says none, or in another case, is known all the same', async () => {
  const source = listing(
    jobRecord({ name: '1', type: '' }),
    jobRecord({ name: '2', type: '', options: { task: 'facts' } }),
    jobRecord({ name: '3', type: 'DEPLOY' })
  );
  const shown = await eventsOf(source, request({}, { jobTypes: ['deploy', 'task'] }));
  expect(shown.map(({ target, message }) => [target, message])).toEqual([
    ['production', 'Deployment of production finished on 1 node'],
    ['facts', 'Task facts ran on 1 node'],
    ['production', 'Deployment of production finished on 1 node'],
  ]);
});

test('a task that cannot be read is a shortfall where one is asked for', async () => {
  const source = listing(jobRecord({ name: '1', type: 'task', options: { task: { name: 'facts' } } }));
  expect(told(await jobs.read(request({}, { tasks: ['facts'] }), source.client())).shortfalls).toEqual([
    'Of 1 job of Puppet the type or task could not be read, so that jobs may be missing: leave Job types (jobTypes) and Tasks (tasks) empty to see them, and look for a newer Runtrail.',
  ]);
  expect(told(await jobs.read(request(), source.client())).shortfalls).toEqual([]);
});

test.each(['0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '2001-01-01T00:00:00Z'])(
  'an end of %s, that was never set or lies before the begin, is none',
  async (finished) => {
    const record = { ...jobRecord({ name: '1', state: 'running' }), finished_timestamp: finished };
    const [event] = await eventsOf(listing(record));
    expect(event?.end).toBeNull();
  }
);

test('a job whose times were never set is a record that could not be understood, not one of long ago', async () => {
  const unset = '1970-01-01T00:00:00Z';
  const times = { created_timestamp: unset, finished_timestamp: unset, timestamp: unset };
  const source = listing(jobRecord({ name: '1' }), { ...jobRecord({ name: '2' }), ...times });
  expect(told(await jobs.read(request(), source.client())).shortfalls).toEqual([
    expect.stringContaining('could not be understood'),
  ]);
});

test('progress is the node states of each job, states without nodes at 0', async () => {
  const source = listing(
    jobRecord({ name: '1', nodeStates: { finished: 2, failed: 1, puzzled: 3 } }),
    jobRecord({ name: '2', nodeStates: null })
  );
  const progress = await statesOf(source);
  const states = (counts: Record<string, number>) =>
    ['new', 'ready', 'running', 'stopping', 'finished', 'failed', 'errored', 'skipped', 'stopped'].map((state) => [
      state,
      counts[state] ?? 0,
    ]);
  expect(progress).toEqual([
    { id: '2', states: states({}) },
    { id: '1', states: [...states({ finished: 2, failed: 1 }), ['puzzled', 3]] },
  ]);
});

test('progress of a version without node states is worked out from the events', async () => {
  const job = { name: '1', state: 'running', finished: null };
  const server = serverThatLists(without(jobRecord(job), 'node_states', 'node_count'));
  addJob(
    server,
    job,
    { id: 1, type: 'node_running', details: { node: 'a' } },
    { id: 2, type: 'node_running', details: { node: 'b' } },
    { id: 3, type: 'node_failed', details: { node: 'a' } }
  );
  const progress = await statesOf(simulatedDataSource(puppet, server));
  expect(progress[0]?.states.filter(([, count]) => count > 0)).toEqual([
    ['running', 1],
    ['failed', 1],
  ]);
});

test('environment, owner and noop are read as plain texts too', async () => {
  const record = { ...jobRecord({ name: '41' }), type: 'deploy', environment: 'staging', options: null, owner: 'rita' };
  const noop = { ...jobRecord({ name: '42' }), type: 'deploy', options: { environment: 'staging', noop: 'true' } };
  expect(await eventsOf(listing(record, noop))).toMatchObject([
    { target: 'staging', actor: 'rita' },
    { target: 'staging', effect: 'noop' },
  ]);
});

test.each([
  ['actor', { owner: null }, '1 job of Puppet has no owner that can be read'],
  ['actor', { owner: { username: 'rita' } }, '1 job of Puppet has no owner that can be read'],
  ['actor', { owner: { login: '' } }, '1 job of Puppet has no owner that can be read'],
  [
    'target',
    { type: 'task', options: { task: '' } },
    '1 job of Puppet has no task, plan or environment that can be read',
  ],
  ['target', { type: 'task', options: {} }, '1 job of Puppet has no task, plan or environment that can be read'],
  ['effect', { options: { noop: [true] } }, '1 job had something unexpected in options.noop'],
] as const)(
  'where a query depends on the %s, a job without one that can be read is a shortfall',
  async (field, odd, says) => {
    const source = listing({ ...jobRecord({ name: '41' }), ...odd });
    const reading = await jobs.read(request(), source.client());
    expect(told(reading, [field]).shortfalls).toEqual([expect.stringContaining(says)]);
    expect(told(reading).shortfalls).toEqual([]);
  }
);

test.each([
  [{ field: 'actor', operator: '=~', values: ['^$'] }, 0],
  [{ field: 'actor', operator: '!=', values: ['ci'] }, 0],
  [{ field: 'actor', operator: '=', values: ['rita'] }, 1],
  [{ field: 'target', operator: '=', values: ['staging'] }, 0],
] as const)('a job without an owner is missing from what %j lets pass: %p', async (filter, count) => {
  const source = listing({ ...jobRecord({ name: '41' }), owner: null });
  const { filters } = readFilters([{ ...filter, values: [...filter.values] }], source.host);
  const only = { [filter.field]: passingWords(filters, source.host) };
  const reading = await jobs.read({ ...request(), only }, source.client());
  expect(told(reading, [filter.field]).shortfalls).toHaveLength(count);
});

test('a job without an owner that other filters leave out is none that is missing', async () => {
  const source = listing({ ...jobRecord({ name: '41' }), owner: null });
  const asking = async (run: string) => {
    const { filters } = readFilters(
      [
        { field: 'actor', operator: '=', values: ['rita'] },
        { field: 'run', operator: '=', values: [run] },
      ],
      source.host
    );
    const [actor, ofRun] = filters.map((filter) => passingWords([filter], source.host));
    const only = { ...(actor && { actor }), ...(ofRun && { run: ofRun }) };
    const client = source.client();
    const states = await jobs.readRuns?.({ ...request(), only, wanted: 'states' }, client);
    return [await jobs.read({ ...request(), only }, client), states].map((reading) =>
      reading === undefined ? undefined : told<unknown>(reading, ['actor', 'run']).shortfalls.length
    );
  };
  expect(await asking('42')).toEqual([0, 0]);
  expect(await asking('41')).toEqual([1, 1]);
});

test.each([
  ['the last hour', 'failed', '2026-11-21T11:30:00Z', ['1 job']],
  ['before the range', 'failed', '2026-11-19T11:30:00Z', []],
])(
  'a job that ended before its creation in %s may be missing, and is a shortfall',
  async (_, state, created, counts) => {
    const finished = '2026-11-18T08:30:00Z';
    const record = { ...jobRecord({ name: '41' }), state, created_timestamp: created };
    const source = listing({ ...record, finished_timestamp: finished, timestamp: finished });
    const { shortfalls } = told(await jobs.read(request(), source.client()));
    expect(shortfalls).toEqual(
      counts.map((count) => expect.stringMatching(`^Puppet dates the end of ${count} before its creation, `) as string)
    );
  }
);

test('a job whose creation is told to the millisecond and whose end in whole seconds is in the range that holds its creation', async () => {
  const end = '2026-11-21T11:30:00Z';
  const record = { ...jobRecord({ name: '41' }), created_timestamp: '2026-11-21T11:30:00.700Z' };
  const source = listing({ ...record, finished_timestamp: end, timestamp: end });
  const { value, shortfalls } = told(await jobs.read(request({ from: Date.parse(end) + 500 }), source.client()));
  expect(plainEvents(value).map(({ run }) => run)).toEqual(['41']);
  expect(shortfalls).toEqual([]);
});

test('plan runs alone have no progress, and that is said', async () => {
  const asked = { ...request({}, { jobTypes: ['plan'] }), wanted: 'states' } as const;
  expect(() => jobs.readRuns?.(asked, listing().client())).toThrow('Plan runs have no nodes but those of their jobs');
});
