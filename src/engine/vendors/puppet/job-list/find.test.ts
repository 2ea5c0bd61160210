import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { companyOf } from '../../../../../tests/simulators/puppet/handmade-company';
import { addJob, jobRecord as recordWith, type WantedJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { ReadRequest } from '../../vendor';
import { puppet } from '../index';
import { jobEvents } from '../job-events/reader';
import { jobs } from '../jobs/reader';
import type { Settings } from '../../../connection/settings';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;

function request(more: Partial<ReadRequest> = {}, selection: Record<string, string[]> = {}): ReadRequest {
  return {
    ...plainRequest,
    selection: { jobs: [], jobTypes: [], tasks: [], ...selection },
    ...more,
  };
}

const at = (hoursAgo: number) => new Date(now - hoursAgo * hour).toISOString().replace('.000Z', 'Z');

function puppetOf(server: Simulation, settings: Partial<Settings> = {}): TestDataSource {
  return simulatedDataSource(puppet, server, settings);
}

async function runsOf(source: TestDataSource, asked: ReadRequest): Promise<Array<string | null | undefined>> {
  const { value: events } = told(await jobEvents.read(asked, source.client()));
  return plainEvents(events).map(({ run }) => run);
}

const company = (count: number, minutes: number): Simulation => companyOf(count, minutes, now);

/** Without nodes, as the job's finish is all that its events tell. */
const jobRecord = (job: WantedJob) => recordWith({ nodeCount: 0, nodeStates: {}, ...job });
const last = (id: number) => ({ id: String(id), type: 'job_finished' });
const list = (more: string) => `GET /orchestrator/v1/jobs?limit=500&offset=${more}`;
const front = 'GET /orchestrator/v1/jobs?limit=10&offset=0&order_by=timestamp&order=desc';

test('an empty selection means every job that ran within the time range', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '1', created: at(5), finished: at(3) }, last(1));
  addJob(server, { name: '2', created: at(5), finished: at(2) }, last(2));
  addJob(server, { name: '3', created: at(1.9), finished: at(1.8) }, last(3));
  addJob(server, { name: '4', created: at(9), finished: null, state: 'running' }, { id: '4', type: 'node_running' });
  addJob(server, { name: '5', created: at(0.5), finished: at(0.4) }, last(5));
  const source = puppetOf(server);
  expect(await runsOf(source, request({ to: now - hour }))).toEqual(['4', '3', '2']);
  expect(source.calls().filter((call) => !call.includes('/events'))).toEqual([list('0&order_by=timestamp&order=desc')]);
});

test('jobs are narrowed by type and by whole task names, one of each by Puppet too', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '1', type: 'task', options: { task: 'facts' } }, last(1));
  addJob(server, { name: '2', type: 'task', options: { task: 'facts::all' } }, last(2));
  addJob(server, { name: '3', type: 'plan_task', options: { task: 'facts' } }, last(3));
  addJob(server, { name: '4' }, last(4));
  const source = puppetOf(server);
  expect(await runsOf(source, request({}, { jobTypes: ['task'], tasks: ['facts'] }))).toEqual(['1']);
  expect(source.calls()[0]).toBe(list('0&order_by=timestamp&order=desc&type=task&task=facts'));
  expect(await runsOf(source, request({}, { tasks: ['facts', 'facts::all'] }))).toEqual(['3', '2', '1']);
  expect(await runsOf(source, request({}, { jobTypes: ['deploy', 'plan_task'] }))).toEqual(['4', '3']);
  source.calls();
  expect(await runsOf(source, request({}, { jobTypes: ['deploy'], tasks: ['facts'] }))).toEqual([]);
  expect(source.calls()[0]).toBe(list('0&order_by=timestamp&order=desc&type=deploy'));
});

test('the newest maxRuns of those found are read', async () => {
  const { value: events, shortfalls } = told(
    await jobEvents.read(request({ from: now - 24 * hour }), puppetOf(company(9, 60), { maxRuns: 3 }).client())
  );
  expect(plainEvents(events).map(({ run }) => run)).toEqual(['9', '8', '7']);
  expect(shortfalls).toEqual([
    'Only the newest 3 of 9 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('the list is read on as far as the range reaches, each page from the last job of the one before', async () => {
  const server = company(1_700, 1);
  addJob(server, { name: '5000', created: at(72), finished: null, state: 'running' }, last(5000));
  const source = puppetOf(server, { maxRuns: 10_000 });
  const from = now - 26 * hour + 1_400;
  const runs = await runsOf(source, request({ from }));
  // Every minute from an hour ago to almost 26 hours ago, two that ended so shortly before that their last events may lie within
  // the range, and the one that still runs.
  expect(runs).toHaveLength(1_503);
  expect(source.calls().filter((call) => !call.includes('/events'))).toEqual([
    list('0&order_by=timestamp&order=desc'),
    list('0&order_by=state&order=desc'),
    front,
    list('499&order_by=timestamp&order=desc'),
    list('998&order_by=timestamp&order=desc'),
    list('1497&order_by=timestamp&order=desc'),
    'GET /orchestrator/v1/jobs/5000',
  ]);
});

test('no more pages are read than maxRuns needs, and Puppet’s total says how many there are', async () => {
  const source = puppetOf(company(4_000, 1), { maxRuns: 2 });
  const { shortfalls } = told(await jobEvents.read(request({ from: now - 60 * hour }), source.client()));
  expect(source.calls().filter((call) => !call.includes('/events'))).toEqual([
    list('0&order_by=timestamp&order=desc'),
    list('0&order_by=state&order=desc'),
    list('499&order_by=timestamp&order=desc'),
    'GET /orchestrator/v1/jobs?limit=1&offset=0&order_by=timestamp&order=desc&min_finish_timestamp=2026-11-19T00:00:00Z',
  ]);
  expect(shortfalls).toEqual([
    'Only the newest 2 of 3 541 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('where Puppet refuses to count by the finish, the answer says more than', async () => {
  const server = company(4_000, 1);
  server.fault({
    kind: 'answer',
    endpoint: 'GET /orchestrator/v1/jobs',
    status: 400,
    body: { kind: 'puppetlabs.orchestrator/validation-error', msg: 'Unknown parameter: min_finish_timestamp' },
    skip: 3,
    times: 1,
  });
  const asked = request({ from: now - 60 * hour });
  const { shortfalls } = told(await jobEvents.read(asked, puppetOf(server, { maxRuns: 2 }).client()));
  expect(shortfalls).toEqual([
    'Only the newest 2 of more than 999 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('where Puppet’s total does not tell, the answer says more than', async () => {
  const source = puppetOf(company(6_000, 1), { maxRuns: 2 });
  const asked = request({ from: now - 60 * hour, to: now - 2 * hour });
  const { shortfalls } = told(await jobEvents.read(asked, source.client()));
  expect(shortfalls).toEqual([
    'Only the newest 2 of more than 939 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('where no order by state is proved, running jobs are looked for among the newest, and a notice says so when older ones could be running', async () => {
  const server = company(1_200, 1);
  server.setSwitches({ echoesOrder: false });
  addJob(
    server,
    { name: '2000', created: at(15), finished: null, state: 'running' },
    { id: '1', type: 'node_running' }
  );
  const { value: events, notices } = told(await jobEvents.read(request(), puppetOf(server).client()));
  expect(plainEvents(events).map(({ run }) => run)).toContain('2000');
  expect(notices).toEqual([
    {
      severity: 'info',
      text: 'Running jobs were looked for among the newest 999 of 1 201 jobs; any older one that still runs is not among them.',
    },
  ]);
});

test.each([
  ['Puppet', 'vendor'],
  ['a gateway', 'html'],
] as const)('where %s refuses the order by state, running jobs are looked for among the newest', async (_, body) => {
  const server = company(1_200, 1);
  server.fault({ kind: 'status', status: 400, body, endpoint: 'GET /orchestrator/v1/jobs', skip: 1, times: 1 });
  const { value: events, notices } = told(await jobEvents.read(request(), puppetOf(server).client()));
  expect(plainEvents(events)).not.toEqual([]);
  expect(notices.map(({ text }) => text)).toEqual([
    'Running jobs were looked for among the newest 999 of 1 200 jobs; any older one that still runs is not among them.',
  ]);
});

test('when the range begins before the oldest job, a notice says that earlier ones were removed', async () => {
  const server = company(9, 60);
  const asked = request({ from: now - 100 * hour });
  const removed = {
    severity: 'info',
    text: "Puppet's oldest job is from 2026-11-21 02:59:24 UTC; earlier ones were removed.",
  };
  const source = puppetOf(server);
  expect(told(await jobEvents.read(asked, source.client())).notices).toEqual([removed]);
  // Narrowed, the list does not tell which job is the oldest: it is asked for.
  source.calls();
  const narrowed = told(await jobEvents.read(request({ from: asked.from }, { jobTypes: ['task'] }), source.client()));
  expect(narrowed.notices).toEqual([removed]);
  expect(source.calls()).toEqual([
    list('0&order_by=timestamp&order=desc&type=task'),
    'GET /orchestrator/v1/jobs?limit=1&offset=0&order_by=timestamp&order=asc',
  ]);
  expect(told(await jobEvents.read(request({ from: now - 3 * hour }), source.client())).notices).toEqual([]);
});

test('a Puppet that knows neither pages nor filters nor creation times gives what it has, and the rest is said', async () => {
  const items = Array.from({ length: 500 }, (_, index) => {
    const { name, id, state, options, owner, environment, timestamp } = jobRecord({
      name: String(500 - index),
      finished: at(1 + index / 60),
      owner: { id: '6f0c', login: 'rita' },
    });
    return { name, id, state, options, owner, environment, timestamp };
  });
  const source = listOf(items);
  const within = told(await jobEvents.read(request(), source.client()));
  expect(within.shortfalls).toEqual([]);
  // Two ended just before the range.
  expect(plainEvents(within.value)).toHaveLength(63);
  expect(source.calls().filter((call) => !call.includes('/events'))).toHaveLength(1);
  const beyond = told(await jobEvents.read(request({ from: now - 24 * hour }), source.client()));
  expect(beyond.shortfalls).toEqual([
    'Only the newest 100 of more than 500 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('the same job twice in a page is one job', async () => {
  const record = jobRecord({ name: '7' });
  const { value, shortfalls } = told(await jobEvents.read(request(), listOf([record, record], 2).client()));
  expect(plainEvents(value)).toHaveLength(1);
  expect(shortfalls).toEqual([]);
});

test.each([
  ['running', 'failed'],
  ['failed', 'running'],
])('of a job that a page lists as %s and as %s the end counts', async (...states) => {
  const records = states.map((state) =>
    jobRecord({ name: '7', state, finished: state === 'running' ? null : at(1), nodeStates: null })
  );
  const { value, shortfalls } = told(await jobEvents.read(request(), listOf(records, 2).client()));
  expect(plainEvents(value).map(({ outcome }) => outcome)).toEqual(['failure']);
  expect(shortfalls).toEqual([]);
});

test('a job that is listed as having ended in two ways at once is a shortfall', async () => {
  const records = ['finished', 'failed'].map((state) =>
    jobRecord({ name: '7', state, finished: at(1), nodeStates: null })
  );
  const { shortfalls } = told(await jobEvents.read(request(), listOf(records, 2).client()));
  expect(shortfalls).toEqual([
    "Puppet lists 1 job twice with different states, of which one may be wrong: try again, and look at Puppet's console if it stays so.",
  ]);
});

test('a total larger than what comes is a shortfall where the range reaches to the end of the list', async () => {
  const records = [jobRecord({ name: '7' }), jobRecord({ name: '6', created: at(5), finished: at(4) })];
  const all = told(await jobEvents.read(request({ from: now - 9 * hour }), listOf(records, 9).client()));
  expect(all.shortfalls).toEqual([
    "Puppet counts 9 jobs but lists only 2; the others are missing where they ran within the time range: try again, and look at Puppet's console if it stays so.",
  ]);
  const recent = told(await jobEvents.read(request(), listOf(records, 9).client()));
  expect(recent.shortfalls).toEqual([]);
});

/** A server that lists just these and overlooks offset, order and filter. */
function listOf(items: readonly unknown[], total?: number): TestDataSource {
  const server = simulatePuppet();
  const body = { items, ...(total === undefined ? {} : { pagination: { total, order_by: 'timestamp' } }) };
  const events = { items: [{ ...last(1), type: 'job_aborted', timestamp: at(1) }] };
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs', body });
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs/*/events', body: events });
  return puppetOf(server);
}

test('an ended job without a finish time ended when its state last changed', async () => {
  const { finished_timestamp: _, ...record } = jobRecord({ name: '7', state: 'stopped', finished: at(1) });
  const source = listOf([record], 1);
  expect(await runsOf(source, request())).toEqual(['7']);
  expect(await runsOf(source, request({ from: now - hour / 2 }))).toEqual([]);
});

test('an order that the server does not keep proves nothing: the list is read to its end', async () => {
  const records = [jobRecord({ name: '1', created: at(9), finished: at(8) }), jobRecord({ name: '2' })];
  const source = listOf(records, 2);
  expect(await runsOf(source, request())).toEqual(['2']);
});

test('the list in the order of states shows every running job, where the answer proves that order', async () => {
  const server = company(1_200, 1);
  addJob(
    server,
    { name: '2000', created: at(40), finished: null, state: 'running' },
    { id: '1', type: 'node_running' }
  );
  const source = puppetOf(server);
  const { value, notices } = told(await jobEvents.read(request(), source.client()));
  expect(plainEvents(value).map(({ run }) => run)).toContain('2000');
  expect(notices).toEqual([]);
  expect(source.calls().filter((call) => call.includes('limit='))).toEqual([
    list('0&order_by=timestamp&order=desc'),
    list('0&order_by=state&order=desc'),
    front,
  ]);
});

test.each([
  ['one job runs', 1],
  ['none runs, so that no order is proved', 0],
])('while Puppet asks to wait the jobs of a long list come from memory: %s', async (_, running) => {
  const server = company(1_200, 1);
  Array.from({ length: running }, (_, job) =>
    addJob(server, { name: String(2_000 + job), created: at(40), finished: null, state: 'running' })
  );
  const source = puppetOf(server);
  const read = async () => plainEvents(told(await jobs.read(request(), source.client())).value).length;
  const before = await read();
  expect(before).toBeGreaterThan(0);
  server.fault({ kind: 'status', status: 429, retryAfter: 60 });
  source.pass(6_000);
  expect(await read()).toBe(before);
});

test('a job that cannot be understood is a shortfall', async () => {
  const source = listOf([{ state: 'finished' }, 7, jobRecord({ name: '1' })], 3);
  const { value: events, shortfalls } = told(await jobEvents.read(request(), source.client()));
  expect(plainEvents(events)).toHaveLength(1);
  expect(shortfalls).toEqual([
    '2 jobs of Puppet could not be understood: they lack a name, a state or a time. Look at Puppet itself, and for a newer Runtrail.',
  ]);
});

test.each([
  ['job events', jobEvents],
  ['jobs', jobs],
])('%s: a job dated in the future is a shortfall, though it lies outside the range', async (_, reader) => {
  const records = [jobRecord({ name: '8', created: at(-6), finished: at(-5.9) }), jobRecord({ name: '7' })];
  const { value, shortfalls } = told(
    await reader.read(request({}, { jobTypes: ['deploy'] }), listOf(records, 2).client())
  );
  expect(plainEvents(value)).toHaveLength(1);
  expect(shortfalls).toEqual([
    '1 job of Puppet is dated in the future, up to 2026-11-21 18:00:00 UTC, so that others may be missing from the time range: check the clock of Puppet.',
  ]);
});
