import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import type { jobs as model } from '../../../../model/vendors/puppet';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { ReadRequest } from '../../vendor';
import { puppet } from '../index';
import { jobs } from '../jobs/reader';

const now = Date.UTC(2026, 10, 21, 12);

type Request = ReadRequest<typeof model>;

const request = (selection: Partial<Request['selection']> = {}): Request => ({
  ...plainRequest,
  selection: { jobTypes: [], tasks: [], ...selection },
  from: now - 3_600_000,
  to: now,
});

const planRun = (name: string, more: object = {}): object => ({
  id: `https://pe.example.com:8143/orchestrator/v1/plan_jobs/${name}`,
  name,
  state: 'success',
  options: { plan_name: 'deploy::blue', description: '', parameters: {} },
  owner: { id: '6f0c', login: 'rita' },
  created_timestamp: '2026-11-21T11:10:00Z',
  finished_timestamp: '2026-11-21T11:20:00Z',
  status: { '7': ['running', 'finished'] },
  ...more,
});

function serverWith(...planRuns: object[]): Simulation {
  const server = simulatePuppet({ switches: { planJobs: 'listed' } });
  addJob(server, { name: '7' });
  planRuns.forEach((run) => server.add({ planRun: run }));
  return server;
}

const puppetOf = (server: Simulation): TestDataSource => simulatedDataSource(puppet, server);

const read = async (source: TestDataSource, asked = request()) => {
  const { value, ...said } = told(await jobs.read(asked, source.client()));
  return { events: plainEvents(value), ...said };
};

test('plan runs are among the jobs, apart from them by their id', async () => {
  const source = puppetOf(serverWith(planRun('7')));
  const { events, notices, shortfalls } = await read(source);
  expect(events.map(({ eventId }) => eventId)).toEqual(['7', 'plan 7']);
  expect(events[1]).toEqual({
    time: '2026-11-21T11:10:00.000Z',
    end: '2026-11-21T11:20:00.000Z',
    event: 'success',
    outcome: 'success',
    effect: null,
    actor: 'rita',
    target: 'deploy::blue',
    run: 'plan 7',
    message: 'Plan deploy::blue ran',
    eventId: 'plan 7',
  });
  expect([...notices, ...shortfalls]).toEqual([]);
  expect(source.calls()[1]).toBe(
    'GET /orchestrator/v1/plan_jobs?limit=500&offset=0&order_by=timestamp&order=desc&results=exclude'
  );
});

test.each([
  ['success', 'success', 'Plan deploy::blue ran'],
  ['failure', 'failure', 'Plan deploy::blue failed'],
  ['running', 'running', 'Plan deploy::blue is running'],
  ['pending', 'running', 'Plan deploy::blue is running'],
  ['Puzzled', 'unknown', 'Plan deploy::blue is in a state that Runtrail does not know: Puzzled'],
])('a plan run that is %s is %s', async (state, outcome, message) => {
  const finished = outcome === 'running' || outcome === 'unknown' ? null : '2026-11-21T11:20:00Z';
  const { events } = await read(puppetOf(serverWith(planRun('12', { state, finished_timestamp: finished }))));
  const plan = events.find(({ run }) => run === 'plan 12');
  expect([plan?.event, plan?.outcome, plan?.message]).toEqual([state, outcome, message]);
});

test.each([
  [{ jobTypes: ['task'] }, false, true],
  [{ tasks: ['facts'] }, false, true],
  [{ jobTypes: ['plan'] }, true, false],
  [{ jobTypes: ['plan', 'deploy'] }, true, true],
])('with %j plan runs are read: %p, jobs: %p', async (selection, plans, readsJobs) => {
  const source = puppetOf(serverWith(planRun('12')));
  await read(source, request(selection));
  const calls = source.calls();
  expect(calls.some((call) => call.includes('/plan_jobs?'))).toBe(plans);
  expect(calls.some((call) => call.includes('/jobs?'))).toBe(readsJobs);
});

test('a run that ended before the range for all that is known may be missing', async () => {
  const created = { created_timestamp: '2026-11-21T09:00:00Z', state: 'failure' };
  const server = serverWith(planRun('5', { ...created, finished_timestamp: null }));
  expect((await read(puppetOf(server))).shortfalls).toEqual([
    'Puppet does not say when 1 plan run ended that began before the time range, so that it may be missing: choose an earlier begin of the time range.',
  ]);
});

test('a run that was seen to have ended before the range began is not missing from it', async () => {
  const created = { created_timestamp: '2026-11-21T09:00:00Z', state: 'failure' };
  const source = puppetOf(serverWith(planRun('5', { ...created, finished_timestamp: null })));
  expect((await read(source)).shortfalls).toHaveLength(1);
  source.pass(7_200_000);
  const later = { ...request(), from: now + 3_600_000, to: now + 7_200_000 };
  expect((await read(source, later)).shortfalls).toEqual([]);
});

test('a server without that call is a notice', async () => {
  const server = serverWith();
  server.setSwitches({ planJobs: 'missing' });
  const { events, notices, shortfalls } = await read(puppetOf(server));
  expect(events).toHaveLength(1);
  expect(shortfalls).toEqual([]);
  expect(notices.map(({ text }) => text)).toEqual([
    'Plan runs are not among the jobs: this Puppet does not list them (404).',
  ]);
});

test('a token without the permission is a notice, any other failure a shortfall', async () => {
  const server = serverWith();
  server.setSwitches({ planJobs: 'forbidden' });
  const forbidden = await read(puppetOf(server));
  expect(forbidden.shortfalls).toEqual([]);
  expect(forbidden.notices.map(({ text }) => text)).toEqual([
    "Plan runs are not among the jobs: Puppet does not let the token's user read the list of plan runs (403): give a role of that user the permission to view plans in the console.",
  ]);
  const body = { kind: 'puppetlabs.orchestrator/unknown-error', msg: 'oops' };
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/plan_jobs', status: 500, body });
  expect((await read(puppetOf(server))).shortfalls).toEqual([
    'Plan runs are not among the jobs: Puppet\'s orchestrator failed (500): "oops"; try again, and look at its log if it stays so.',
  ]);
});

const refusals = ['missing', 'forbidden'] as const;

test.each(refusals)('a list of plan runs that is %s fails a query for nothing else', async (planJobs) => {
  const server = serverWith();
  server.setSwitches({ planJobs });
  const status = planJobs === 'missing' ? 404 : 403;
  await expect(read(puppetOf(server), request({ jobTypes: ['plan'] }))).rejects.toMatchObject({ status });
});

test.each(refusals)(
  'a list of plan runs that is %s is a shortfall where they are named among others',
  async (planJobs) => {
    const server = serverWith();
    server.setSwitches({ planJobs });
    expect((await read(puppetOf(server), request({ jobTypes: ['deploy', 'plan'] }))).shortfalls).toEqual([
      expect.stringMatching(/^Plan runs are not among the jobs: .*choose Job types \(jobTypes\) without "plan"\.$/),
    ]);
  }
);

test.each(refusals)('a list of plan runs that is %s is a shortfall where they were read before', async (planJobs) => {
  const server = serverWith();
  const source = puppetOf(server);
  expect((await read(source)).shortfalls).toEqual([]);
  server.setSwitches({ planJobs });
  source.pass(10_000);
  expect((await read(source)).shortfalls).toEqual([expect.stringMatching(/^Plan runs are not among the jobs: /)]);
});

test("a gateway's web page in place of the list of plan runs is a shortfall", async () => {
  const server = serverWith();
  const answer = { status: 404, body: '<html><body>nginx</body></html>', headers: { 'Content-Type': 'text/html' } };
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/plan_jobs', ...answer });
  expect((await read(puppetOf(server))).shortfalls).toEqual([
    expect.stringMatching(/^Plan runs are not among the jobs: (?!this Puppet does not list them)/),
  ]);
});
