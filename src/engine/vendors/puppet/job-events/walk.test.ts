import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addJob, type WantedJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { whole } from '../../../reading/reading';
import { plainRequest } from '../../../testing/plain-request';
import type { ReadRequest } from '../../vendor';
import { puppet } from '../index';
import { jobEvents } from './reader';

const everyJob: ReadRequest = {
  ...plainRequest,
  selection: { jobs: [], jobTypes: [], tasks: [] },
};
const only = (...jobs: string[]): ReadRequest => ({ ...everyJob, selection: { ...everyJob.selection, jobs } });

const running = (id: number, node = 'a') => ({ id: String(id), type: 'node_running', details: { node } });
const finished = (id: number, node = 'a') => ({ id: String(id), type: 'node_finished', details: { node } });
const over = (id: number) => ({ id: String(id), type: 'job_finished' });

/** Job 352 as it runs. */
const going = { name: '352', state: 'running', finished: null };

const none = whole([]);

function puppetOf(server: Simulation): TestDataSource {
  return simulatedDataSource(puppet, server);
}

async function idsOf(source: TestDataSource, request: ReadRequest): Promise<Array<string | null | undefined>> {
  const { value: events } = told(await jobEvents.read(request, source.client()));
  return plainEvents(events).map(({ eventId }) => eventId);
}

test('of a finished job only the record is asked for again', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352' }, running(1267), finished(1272), over(1273));
  const source = puppetOf(server);
  expect(await idsOf(source, only('352'))).toEqual(['352/1267', '352/1272', '352/1273']);
  expect(source.calls()).toEqual(['GET /orchestrator/v1/jobs/352', 'GET /orchestrator/v1/jobs/352/events']);
  source.pass(3_600_000);
  expect(await idsOf(source, only('352'))).toHaveLength(3);
  expect(source.calls()).toEqual(['GET /orchestrator/v1/jobs/352']);
});

test.each([
  ['newest first', [4, 3, 2, 1, 0]],
  ['in no order within a second', [2, 0, 1, 3, 4]],
])('events that come %s make the same bars as others', async (_, order) => {
  const barsOf = async (...events: Array<Parameters<typeof addJob>[2]>) => {
    const server = simulatePuppet();
    addJob(server, { name: '352' }, ...events);
    const { value, shortfalls } = told((await jobEvents.bars?.read(only('352'), puppetOf(server).client())) ?? none);
    return { bars: plainEvents(value), shortfalls };
  };
  const events = [
    running(1267),
    running(1268, 'b'),
    finished(1272),
    { ...finished(1273, 'b'), timestamp: '2026-11-21T11:04:00Z' },
    over(1274),
  ];
  const { bars, shortfalls } = await barsOf(...order.flatMap((at) => events.slice(at, at + 1)));
  expect(shortfalls).toEqual([]);
  expect(bars).toEqual((await barsOf(...events)).bars);
});

test('the calls that made an answer are listed although an earlier query made them', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352' }, over(1));
  const source = puppetOf(server);
  await jobEvents.read(only('352'), source.client());
  const client = source.client();
  await jobEvents.read(only('352'), client);
  expect(client.calls.text()).toBe(
    [
      'GET https://pe.example.com:8143/orchestrator/v1/jobs/352',
      'GET https://pe.example.com:8143/orchestrator/v1/jobs/352/events',
    ].join('\n')
  );
});

test('a running job is read on from 100 ids before its last event', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(1267));
  const source = puppetOf(server);
  expect(await idsOf(source, everyJob)).toEqual(['352/1267']);
  addJob(server, going, finished(1272));
  source.calls();
  source.pass(5_001);
  expect(await idsOf(source, everyJob)).toEqual(['352/1267', '352/1272']);
  expect(source.calls()).toEqual([newestPage, 'GET /orchestrator/v1/jobs/352/events?start=1167']);
});

/** Lets it happen once, between the answer of the list and those of the jobs. */
function afterNextList(server: Simulation, happen: () => void): void {
  server.afterAnswer(({ path }) => {
    if (path.endsWith('/jobs')) {
      server.afterAnswer(() => undefined);
      happen();
    }
  });
}

const newestPage = 'GET /orchestrator/v1/jobs?limit=500&offset=0&order_by=timestamp&order=desc';

test('a running job read on many times keeps all its events', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(1));
  const source = puppetOf(server);
  for (let id = 2; id <= 25; id++) {
    await idsOf(source, everyJob);
    addJob(server, going, running(id, `node${id}`));
    source.pass(5_001);
  }
  expect(await idsOf(source, everyJob)).toEqual(Array.from({ length: 25 }, (_, index) => `352/${index + 1}`));
});

test('a job that ends while it is read on is read from the start, again once its record says so, and then kept', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(2));
  const source = puppetOf(server);
  await idsOf(source, everyJob);
  afterNextList(server, () => addJob(server, { name: '352', state: 'failed' }, running(1, 'came late'), over(3)));
  source.pass(5_001);
  source.calls();
  expect((await idsOf(source, everyJob)).sort()).toEqual(['352/1', '352/2', '352/3']);
  expect(source.calls()).toEqual([
    newestPage,
    'GET /orchestrator/v1/jobs/352/events?start=1',
    'GET /orchestrator/v1/jobs/352/events',
    'GET /orchestrator/v1/jobs/352',
  ]);
  for (const calls of [[newestPage, 'GET /orchestrator/v1/jobs/352/events'], [newestPage]]) {
    source.pass(5_001);
    expect((await idsOf(source, everyJob)).sort()).toEqual(['352/1', '352/2', '352/3']);
    expect(source.calls()).toEqual(calls);
  }
});

test.each<[string, Partial<WantedJob>, Partial<WantedJob>]>([
  ['counts its nodes only later', { nodeStates: null, nodeCount: 0 }, { nodeStates: { failed: 2 }, nodeCount: 2 }],
  ['names its owner only later', { owner: { login: null } }, { owner: { login: 'rita' } }],
  ['is said to have failed only later', { state: 'finished' }, { state: 'failed' }],
])('a job whose record %s is read again', async (_, first, later) => {
  const server = simulatePuppet();
  const failed = (id: number) => ({ id: String(id), type: 'node_failed', details: { node: `n${id}` } });
  const known = { name: '352', state: 'failed', nodeStates: { failed: 1 }, nodeCount: 1 };
  addJob(server, { ...known, ...first }, failed(1), over(3));
  const source = puppetOf(server);
  await jobEvents.read(everyJob, source.client());
  addJob(server, { ...known, ...later }, ...(later.nodeCount === 2 ? [failed(2)] : []));
  const { value, shortfalls } = told(await jobEvents.read(everyJob, source.client({ freshness: 'rules' })));
  const events = plainEvents(value);
  expect(events.filter(({ event }) => event === 'node_failed')).toHaveLength(later.nodeCount ?? 1);
  expect(events[events.length - 1]).toMatchObject({ actor: 'rita', outcome: 'failure' });
  expect(shortfalls).toEqual([]);
});

test('an event that is committed after job_finished is found where the record does not count the nodes', async () => {
  const server = simulatePuppet();
  const ended = { name: '352', nodeStates: null, finished: '2026-11-21T11:59:00Z' };
  addJob(server, { ...ended, nodeCount: NaN }, finished(1, 'a'), over(3));
  const source = puppetOf(server);
  await jobEvents.read(everyJob, source.client());
  addJob(server, { ...ended, nodeCount: NaN }, finished(2, 'late'));
  const { value } = told(await jobEvents.read(everyJob, source.client({ freshness: 'rules' })));
  expect(plainEvents(value)).toHaveLength(3);
});

test('the outcome of a job that ended after the list was read is asked for', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(1));
  const source = puppetOf(server);
  afterNextList(server, () => addJob(server, { name: '352', state: 'failed' }, over(2)));
  const { value: events } = told(await jobEvents.read(everyJob, source.client()));
  expect(plainEvents(events).map(({ outcome }) => outcome)).toEqual(['info', 'failure']);
  expect(source.calls()).toEqual([newestPage, 'GET /orchestrator/v1/jobs/352/events', 'GET /orchestrator/v1/jobs/352']);
});

test('a job that ended by its events and not by its record is a shortfall where outcomes decide', async () => {
  const server = simulatePuppet();
  addJob(server, going, over(1));
  const { shortfalls } = told(await jobEvents.read(everyJob, puppetOf(server).client()), ['outcome']);
  expect(shortfalls).toEqual(["Puppet's events say that 1 job ended, and the record does not yet say how: try again."]);
});

test('an ended job without a last word is kept once it ended five minutes ago', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352', finished: '2026-11-21T11:58:00Z' }, running(1), finished(2));
  const source = puppetOf(server);
  expect(await idsOf(source, everyJob)).toEqual(['352/1', '352/2']);
  expect(source.calls()).toEqual([
    newestPage,
    'GET /orchestrator/v1/jobs/352/events',
    'GET /orchestrator/v1/jobs/352/events?start=3',
  ]);
  source.pass(60_000);
  await idsOf(source, everyJob);
  expect(source.calls()).toHaveLength(3);
  source.pass(120_000);
  await idsOf(source, everyJob);
  source.pass(60_000);
  source.calls();
  await idsOf(source, everyJob);
  expect(source.calls()).toEqual([newestPage]);
});

test('events that come twice, in one answer or in the next, count once', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352', finished: '2026-11-21T11:59:00Z' });
  const twice = [running(5), finished(9), running(5), finished(9)];
  const items = twice.map((event) => ({ ...event, timestamp: '2026-11-21T11:00:08Z' }));
  // A server that overlooks `start` gives everything again.
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs/352/events', body: { items } });
  const source = puppetOf(server);
  expect(await idsOf(source, everyJob)).toEqual(['352/5', '352/9']);
  expect(source.calls()).toHaveLength(3);
});

test('30 readings of one job at once are the calls of one', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352' }, over(1));
  const source = puppetOf(server);
  await Promise.all(Array.from({ length: 30 }, () => idsOf(source, everyJob)));
  expect(source.calls()).toEqual([newestPage, 'GET /orchestrator/v1/jobs/352/events']);
});

test('ten refreshes over 50 finished and 2 running jobs: after the first only the list and the two running jobs', async () => {
  const server = simulatePuppet();
  for (let job = 1; job <= 50; job++) {
    addJob(server, { name: String(job) }, over(job));
  }
  addJob(server, { name: '51', state: 'running', finished: null }, running(60));
  addJob(server, { name: '52', state: 'running', finished: null }, running(61));
  const source = puppetOf(server);
  expect(await idsOf(source, everyJob)).toHaveLength(52);
  expect(source.calls()).toHaveLength(53);
  for (let refresh = 2; refresh <= 10; refresh++) {
    source.pass(30_000);
    expect(await idsOf(source, everyJob)).toHaveLength(52);
    expect(source.calls().sort()).toEqual([
      'GET /orchestrator/v1/jobs/51/events?start=1',
      'GET /orchestrator/v1/jobs/52/events?start=1',
      newestPage,
    ]);
  }
});

const outcomesOf = async (source: TestDataSource, request: ReadRequest) =>
  plainEvents(told(await jobEvents.read(request, source.client())).value).map(({ outcome }) => outcome);

test('node_running is running while its node’s run goes on, and info once it ended', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(1, 'a'), running(2, 'b'));
  const source = puppetOf(server);
  expect(await outcomesOf(source, everyJob)).toEqual(['running', 'running']);
  addJob(server, going, finished(3, 'a'));
  source.pass(5_001);
  expect(await outcomesOf(source, everyJob)).toEqual(['info', 'running', 'success']);
  addJob(server, { name: '352', state: 'stopped' });
  source.pass(5_001);
  expect(await outcomesOf(source, everyJob)).toEqual(['info', 'info', 'success']);
});

test('an event that was committed late is found, and none is doubled', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(1), running(900, 'b'), running(1000, 'c'));
  const source = puppetOf(server);
  await idsOf(source, everyJob);
  addJob(server, going, running(950, 'late'), finished(1001, 'c'));
  source.pass(5_001);
  expect((await idsOf(source, everyJob)).sort()).toEqual(['352/1', '352/1000', '352/1001', '352/900', '352/950']);
});

test('an alert rule reads a running job from its start', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(1000));
  const source = puppetOf(server);
  await idsOf(source, everyJob);
  source.calls();
  await jobEvents.read(everyJob, source.client({ freshness: 'rules' }));
  expect(source.calls()).toEqual([newestPage, 'GET /orchestrator/v1/jobs/352/events']);
});

test('a job that ended, has nodes and shows no event is a shortfall, and asked for again', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352' });
  const source = puppetOf(server);
  expect(told(await jobEvents.read(everyJob, source.client())).shortfalls).toEqual([
    "Puppet shows no event of 1 job that ended, so that what happened there is missing: try again, and look at Puppet's console if it stays so.",
  ]);
  addJob(server, { name: '352' }, over(1));
  expect(await idsOf(source, everyJob)).toEqual(['352/1']);
});

test('events of a job whose record could not be read whole are not kept for good', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352', owner: 'rita' }, over(1));
  const source = puppetOf(server);
  await idsOf(source, everyJob);
  addJob(server, { name: '352', owner: { login: 'rita' } });
  source.pass(5_001);
  const { value } = told(await jobEvents.read(everyJob, source.client()));
  expect(plainEvents(value).map(({ actor }) => actor)).toEqual(['rita']);
});

test('ids beyond 2^53 are told apart by their digits, and an event that is sent twice is one', async () => {
  const server = simulatePuppet();
  const failed = (id: string, node: string) => ({ id, type: 'node_failed', details: { node } });
  addJob(
    server,
    { name: '352', state: 'failed', nodeCount: 3, nodeStates: null },
    failed('9007199254740992', 'a'),
    failed('9007199254740993', 'b'),
    failed('9007199254740993', 'b'),
    failed('9007199254740995', 'c'),
    { id: '9007199254740999', type: 'job_finished' }
  );
  const { value, shortfalls } = told(await jobEvents.read(everyJob, puppetOf(server).client()));
  expect(plainEvents(value).map(({ eventId, target }) => [eventId, target])).toEqual([
    ['352/9007199254740992', 'a'],
    ['352/9007199254740993', 'b'],
    ['352/9007199254740995', 'c'],
    ['352/9007199254740999', null],
  ]);
  expect(shortfalls).toEqual([]);
});

test('what could not be understood is told again and again, with its true number', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(1), { id: 'x', type: 'node_running' });
  const source = puppetOf(server);
  for (let refresh = 1; refresh <= 3; refresh++) {
    expect(told(await jobEvents.read(everyJob, source.client())).shortfalls).toEqual([
      '1 event of Puppet could not be understood: it lacks an id, a type or a time. Look at Puppet itself, and for a newer Runtrail.',
    ]);
    source.pass(5_001);
  }
});

test('of 100 jobs with 10 000 events each only the newest are read, as many as maxEvents needs', async () => {
  const server = simulatePuppet();
  const minute = (count: number) => new Date(Date.UTC(2026, 10, 21, 10, count)).toISOString();
  for (let job = 1; job <= 100; job++) {
    addJob(
      server,
      { name: String(job), created: minute(job), finished: minute(job) },
      ...Array.from({ length: 50 }, (_, id) => ({ ...over(id + 1), timestamp: minute(job) }))
    );
  }
  const source = simulatedDataSource(puppet, server, { maxEvents: 250, maxConcurrentRequests: 2 });
  const { value, shortfalls } = told(await jobEvents.read(everyJob, source.client()));
  expect(new Set(plainEvents(value).map(({ run }) => run))).toEqual(new Set(['100', '99', '98', '97', '96', '95']));
  expect(shortfalls).toEqual([
    'Reading stopped after the newest 6 jobs of 100, which have 250 events or more: narrow the query, or raise Most events (maxEvents).',
  ]);
});
