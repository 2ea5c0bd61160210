import { readSample } from '../../../../../tests/simulators/base/sample';
import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import type { jobEvents as model } from '../../../../model/vendors/puppet';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { CallSignal } from '../../../client/call-signal';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { ReadRequest } from '../../vendor';
import { puppet } from '../index';
import { jobEvents } from './reader';
import type { Settings } from '../../../connection/settings';

type Request = ReadRequest<typeof model>;

function request(selection: Partial<Request['selection']>, more: Partial<Request> = {}): Request {
  return {
    ...plainRequest,
    selection: { jobs: [], jobTypes: [], tasks: [], ...selection },
    ...more,
  };
}

function puppetOf(server: Simulation, settings: Partial<Settings> = {}): TestDataSource {
  return simulatedDataSource(puppet, server, settings);
}

/** `job_finished` as its last event, so that one answer tells all. */
const finish = (id: number) => ({ id: String(id), type: 'job_finished', timestamp: '2026-11-21T11:05:00Z' });

test('the event of the page of the endpoint is read as printed', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352', state: 'running', finished: null });
  server.fault({
    kind: 'answer',
    endpoint: '/orchestrator/v1/jobs/352/events',
    body: JSON.parse(readSample('puppet/job-events.json')),
  });
  const source = puppetOf(server);
  const { value: events } = told(await jobEvents.read(request({ jobs: ['352'] }), source.client()));
  expect(plainEvents(events)).toEqual([
    {
      time: '2016-05-05T19:50:08.000Z',
      end: null,
      event: 'node_running',
      outcome: 'running',
      effect: null,
      actor: 'rita',
      target: 'puppet-agent.example.com',
      run: '352',
      message: 'Started puppet run on puppet-agent.example.com ...',
      eventId: '352/1272',
    },
  ]);
  expect(source.calls()).toEqual(['GET /orchestrator/v1/jobs/352', 'GET /orchestrator/v1/jobs/352/events']);
});

test('an event that is dated after its job’s end is found although the job ended before the range', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352', state: 'failed' }, { ...finish(3), timestamp: '2026-11-21T11:05:01Z' });
  const asked = request({}, { from: Date.UTC(2026, 10, 21, 11, 5, 1), to: Date.UTC(2026, 10, 21, 12) });
  const source = puppetOf(server, { maxRuns: 1 });
  expect(plainEvents(told(await jobEvents.read(asked, source.client())).value).map(({ eventId }) => eventId)).toEqual([
    '352/3',
  ]);
  const runs = await jobEvents.readRuns?.({ ...asked, wanted: 'states' }, source.client());
  expect(runs && told(runs).value).toEqual([]);
  addJob(
    server,
    { name: '353', finished: '2026-11-21T11:20:00Z' },
    { ...finish(4), timestamp: '2026-11-21T11:20:00Z' }
  );
  const { shortfalls } = told(await jobEvents.read(asked, source.client({ freshness: 'rules' })));
  expect(shortfalls).toEqual([]);
});

test.each(['', ' '])('a blank name (%j) is no node and no owner', async (blank) => {
  const server = simulatePuppet();
  const ended = (id: number) => ({ id, type: 'node_finished', details: { node: blank } });
  addJob(server, { name: '352', owner: { login: blank } }, ended(1), ended(2), finish(3));
  const { value, shortfalls } = told(await jobEvents.read(request({}), puppetOf(server).client()));
  expect(plainEvents(value).map(({ target, actor }) => [target, actor])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
  expect(shortfalls).toEqual([]);
});

test('a name of several lines stays as it is, and is on one line in the message', async () => {
  const server = simulatePuppet();
  addJob(
    server,
    { name: '7', nodeCount: 2 },
    { id: 1, type: 'node_failed', details: { node: 'web-1\n (old)' } },
    { id: 2, type: 'node_failed', details: { node: 'web-2' } },
    finish(3)
  );
  const { value: events } = told(await jobEvents.read(request({ jobs: ['7'] }), puppetOf(server).client()));
  expect(plainEvents(events).map(({ target, message }) => [target, message])).toEqual([
    ['web-1\n (old)', 'Puppet run failed on web-1 (old)'],
    ['web-2', 'Puppet run failed on web-2'],
    [null, 'Deployment of production finished on 2 nodes'],
  ]);
});

test('a word that is not known and fields that are missing or of another type leave the event standing', async () => {
  const server = simulatePuppet();
  addJob(
    server,
    { name: '7', nodeCount: 1 },
    { id: 1, type: 'node_pondering', details: { node: 42, detail: 'none' } },
    { id: '2', type: 'node_skipped', details: null },
    { id: '3', type: 'node_failed', details: { node: ['a'] }, message: ' \u001b[31mError\u001b[0m:\n no  disk ' },
    finish(4)
  );
  const { value: events, notices } = told(await jobEvents.read(request({ jobs: ['7'] }), puppetOf(server).client()));
  expect(
    plainEvents(events).map(({ event, outcome, target, message, eventId }) => [
      event,
      outcome,
      target,
      message,
      eventId,
    ])
  ).toEqual([
    ['node_pondering', 'unknown', '42', 'Puppet run: node pondering on 42', '7/1'],
    ['node_skipped', 'skipped', null, 'Puppet run was skipped', '7/2'],
    ['node_failed', 'failure', null, 'Error: no disk', '7/3'],
    ['job_finished', 'success', null, 'Deployment of production finished on 1 node', '7/4'],
  ]);
  expect(notices).toEqual([
    { severity: 'info', text: '1 event had something unexpected in details.node; it is left empty.' },
  ]);
});

test('a run’s effect is in its detail, with noop as a boolean or as an object', async () => {
  const run = (id: number, detail: object) => ({ id, type: 'node_finished', details: { node: 'a', detail } });
  const metrics = { changed: 2, failed: 0, corrective_change: 0 };
  const server = simulatePuppet();
  addJob(
    server,
    { name: '7' },
    run(1, { hash: 'f00', noop: false, status: 'changed', metrics, 'report-url': 'https://console/#/cm/report/f00' }),
    run(2, { noop: true, status: 'changed', metrics }),
    run(3, { noop: { noop: true, no_noop: false }, status: 'unchanged', metrics }),
    run(4, { noop: { noop: false, no_noop: true }, status: 'unchanged', metrics: { changed: 0 } }),
    run(5, {}),
    finish(6)
  );
  const { value: events, notices } = told(await jobEvents.read(request({ jobs: ['7'] }), puppetOf(server).client()));
  expect(plainEvents(events).map(({ effect }) => effect)).toEqual(['changed', 'noop', 'noop', 'unchanged', null, null]);
  expect(notices).toEqual([]);
});

test('events without an id, a type or a time are a shortfall', async () => {
  const server = simulatePuppet();
  addJob(
    server,
    { name: '7' },
    { id: 'x', type: 'node_running' },
    { id: '2', type: 'node_running', timestamp: 'yesterday' },
    { id: '3', type: 'node_running', timestamp: '2026-11-21T11:00:08' },
    finish(4)
  );
  const { value: events, shortfalls } = told(await jobEvents.read(request({ jobs: ['7'] }), puppetOf(server).client()));
  expect(plainEvents(events).map(({ eventId }) => eventId)).toEqual(['7/4']);
  expect(shortfalls).toEqual([
    '3 events of Puppet could not be understood: they lack an id, a type or a time. Look at Puppet itself, and for a newer Runtrail.',
  ]);
});

test.each([
  ['finished', 'success'],
  ['failed', 'failure'],
  ['stopped', 'stopped'],
  ['exploded', 'unknown'],
])('job_finished of a job that is %s is %s', async (state, outcome) => {
  const server = simulatePuppet();
  addJob(server, { name: '7', state }, finish(1));
  const { value: events } = told(await jobEvents.read(request({ jobs: ['7'] }), puppetOf(server).client()));
  expect(plainEvents(events).map((event) => event.outcome)).toEqual([outcome]);
});

test('details are the whole record, on request', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '7' }, { ...finish(1), details: { b: 1, a: [null] }, message: 'done' });
  const source = puppetOf(server);
  const { value: events } = told(await jobEvents.read(request({ jobs: ['7'] }, { details: true }), source.client()));
  expect(JSON.parse(plainEvents(events)[0]?.details ?? '')).toEqual({
    id: '1',
    type: 'job_finished',
    timestamp: '2026-11-21T11:05:00Z',
    details: { b: 1, a: [null] },
    message: 'done',
  });
});

test('a reading with details serves those without', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '7' }, finish(1));
  const source = puppetOf(server);
  await jobEvents.read(request({ jobs: ['7'] }, { details: true }), source.client());
  source.calls();
  const client = source.client();
  const { value: events } = told(await jobEvents.read(request({ jobs: ['7'] }), client));
  expect(source.calls()).toEqual([]);
  expect(plainEvents(events)).toHaveLength(1);
  expect(events[0]?.details).toBeUndefined();
  expect(client.calls.text()).toContain('/jobs/7/events');
});

test('runs that cannot be read are named with the reason while others can', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '7' }, finish(1));
  const { value: events, shortfalls } = told(
    await jobEvents.read(request({ jobs: ['999', '7'] }), puppetOf(server).client())
  );
  expect(plainEvents(events)).toHaveLength(1);
  expect(shortfalls).toEqual(['Job 999 could not be read: Puppet has no job 999.']);
});

test('if all runs fail, the first one’s error is the answer', async () => {
  const source = puppetOf(simulatePuppet());
  await expect(jobEvents.read(request({ jobs: ['997', '998'] }), source.client())).rejects.toMatchObject({
    message: 'Puppet has no job 998.',
    status: 404,
  });
});

test('of the jobs given, the first maxRuns are read', async () => {
  const server = simulatePuppet();
  ['1', '2', '3'].forEach((name) => addJob(server, { name }, finish(Number(name))));
  const { value: events, shortfalls } = told(
    await jobEvents.read(request({ jobs: ['3', '1', '2'] }), puppetOf(server, { maxRuns: 2 }).client())
  );
  expect(plainEvents(events).map(({ run }) => run)).toEqual(['3', '1']);
  expect(shortfalls).toEqual(['Only the first 2 of the 3 jobs given were read; raise Most runs (maxRuns) for more.']);
});

test('an id with anything but digits is refused before any call', async () => {
  const source = puppetOf(simulatePuppet());
  await expect(jobEvents.read(request({ jobs: ['7/events'] }), source.client())).rejects.toMatchObject({ status: 400 });
  expect(source.calls()).toEqual([]);
});

test('when time runs out, what was read is the answer, and what was not is said', async () => {
  const server = simulatePuppet();
  ['1', '2'].forEach((name) => addJob(server, { name }, finish(Number(name))));
  const signal = new CallSignal();
  server.afterAnswer(({ path }) => {
    if (path.endsWith('/1/events')) {
      signal.end('deadline');
    }
  });
  const source = puppetOf(server, { maxConcurrentRequests: 1 });
  const { value: events, shortfalls } = told(
    await jobEvents.read(request({ jobs: ['1', '2'] }), source.client({ signal }))
  );
  expect(plainEvents(events)).toHaveLength(1);
  expect(shortfalls.join()).toMatch(/^1 of 2 jobs were not read\. Time ran out .*queryTimeout/);
});
