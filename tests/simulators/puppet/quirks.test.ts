import * as v from 'valibot';
import { get, read } from '../base/get';
import type { Simulator } from '../base/simulator';
import { eventsAnswer } from './answers';
import { addJob } from './handmade-job';
import { startPuppetSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
let simulator: Simulator;
const token = { 'X-Authentication': 'puppet-token' };
const api = () => `${simulator.url}/orchestrator/v1`;
const ask = (path: string, headers: Record<string, string> = {}) =>
  get(`${api()}${path}`, { headers: { ...token, ...headers } });
const listAnswer = v.looseObject({
  items: v.array(v.looseObject({ name: v.string(), type: v.optional(v.string()), state: v.string() })),
  pagination: v.optional(v.looseObject({ total: v.number() })),
});
const list = (path: string) => read(listAnswer, `${api()}${path}`, { headers: token });

beforeAll(async () => {
  simulator = await startPuppetSimulator({ now, speed: 0, seed: 5, historyDays: 2 });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test('plan runs are listed apart from jobs, or the call is missing, or forbidden', async () => {
  simulator.setSwitches({ planJobs: 'missing' });
  expect((await ask('/plan_jobs')).status).toBe(404);
  simulator.setSwitches({ planJobs: 'forbidden' });
  expect((await ask('/plan_jobs')).status).toBe(403);
  simulator.setSwitches({ planJobs: 'listed' });
  const { items } = await list('/plan_jobs?results=exclude&limit=1000');
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['success', 'failure']));
  expect(JSON.stringify(items)).not.toContain('"result"');
});

test('a plan may fail though its tasks finished, and only the plan run tells', async () => {
  simulator.setSwitches({ planJobs: 'listed' });
  const { job, planRun } = simulator.add({ startPlan: true, fails: true });
  expect((await ask(`/plan_jobs/${String(planRun)}`)).json).toMatchObject({
    state: 'running',
    finished_timestamp: null,
  });
  simulator.clock.advance(300_000);
  expect((await ask(`/plan_jobs/${String(planRun)}`)).json).toMatchObject({ state: 'failure' });
  expect((await ask(`/jobs/${String(job)}`)).json).toMatchObject({ state: 'finished' });
  expect(simulator.events()['puppet.jobs']).toContainEqual(
    expect.objectContaining({ run: `plan ${String(planRun)}`, outcome: 'failure' })
  );
});

test('a plan run can be given word for word', async () => {
  simulator.setSwitches({ planJobs: 'listed' });
  simulator.add({ planRun: { name: '7', state: 'pending' } });
  expect((await list('/plan_jobs?limit=1')).items).toEqual([{ name: '7', state: 'pending' }]);
});

test('jobs may lack a finish time, and a filter by it does not list them', async () => {
  const filter = '/jobs?min_finish_timestamp=2026-01-01T00:00:00Z';
  const before = (await list(filter)).items.length;
  simulator.setSwitches({ lostFinishes: 2 });
  const { items } = await list('/jobs');
  expect(items.filter(({ state, finished_timestamp: time }) => state === 'finished' && time === null)).not.toEqual([]);
  expect((await list(filter)).items.length).toBeLessThan(before * 0.7);
});

test('older versions count nodes without their states, and do not tell of pages', async () => {
  simulator.setSwitches({ nodeStates: false, pagination: false });
  const { items, pagination } = await list('/jobs');
  expect(items[0]).toMatchObject({ node_count: expect.any(Number) });
  expect(items[0]).not.toHaveProperty('node_states');
  expect(pagination).toBeUndefined();
});

test('a job may come twice on a page', async () => {
  simulator.setSwitches({ repeatsJob: true });
  const names = (await list('/jobs?limit=3')).items.map(({ name }) => name);
  expect(names).toHaveLength(4);
  expect(new Set(names).size).toBe(3);
});

test('jobs start and move between pages while one reads', async () => {
  const page = async (offset: number) =>
    (await list(`/jobs?order_by=timestamp&order=desc&limit=5&offset=${offset}`)).items.map(({ name }) => name);
  const [, second] = [await page(0), await page(5)];
  simulator.setSwitches({ movesPerPage: 1 });
  await page(0);
  const moved = await page(0);
  expect(moved).toContain(second[0]);
  simulator.setSwitches({ movesPerPage: 0, arrivalsPerPage: 2 });
  const total = (await list('/jobs?limit=1')).pagination?.total ?? 0;
  expect((await list('/jobs?limit=1')).pagination?.total).toBe(total + 2);
});

test('jobs of one second may follow one another otherwise at an odd offset', async () => {
  const finished = '2026-03-09T12:00:00Z';
  ['7001', '7002'].forEach((name) => addJob(simulator, { name, created: finished, finished }));
  const second = async () => (await list('/jobs?order_by=timestamp&order=desc&limit=1&offset=1')).items[0]?.name;
  expect(await second()).toBe('7001');
  simulator.setSwitches({ ties: 'byOffset' });
  expect(await second()).toBe('7002');
});

test('servers add types of jobs, and filter by them', async () => {
  simulator.setSwitches({ moreJobTypes: true });
  const types = new Set((await list('/jobs')).items.map(({ type }) => type));
  expect(types).toContain('plan_script');
  expect(types).not.toContain('plan_task');
  expect(new Set((await list('/jobs?type=plan_script')).items.map(({ type }) => type))).toEqual(
    new Set(['plan_script'])
  );
});

test('an event can be committed later than those with higher ids', async () => {
  const job = String(simulator.add({ start: true, type: 'deploy', fails: false, nodes: 20 })['job']);
  const ids = async () => {
    const { items } = await read(eventsAnswer, `${api()}/jobs/${job}/events`, { headers: token });
    return items.map(({ id }) => Number(id));
  };
  simulator.clock.advance(60_000);
  simulator.setSwitches({ lateEventSeconds: 3600 });
  const early = await ids();
  simulator.clock.advance(7_200_000);
  const late = (await ids()).filter((id) => !early.includes(id));
  expect(Math.min(...late)).toBeLessThan(Math.max(...early));
});

test('errors may be plain text for those who do not ask for JSON', async () => {
  simulator.setSwitches({ plainErrorsWithoutAccept: true });
  expect(await ask('/jobs/999999', { Accept: '*/*' })).toMatchObject({
    status: 404,
    text: 'Job 999999 does not exist',
  });
  expect((await ask('/jobs/999999', { Accept: 'application/json' })).json).toHaveProperty('kind');
  simulator.expire('revoked');
  expect((await ask('/jobs', { Accept: '*/*' })).text).toBe('Authentication token has been revoked.');
});

test('that a node runs is news once its run is over', () => {
  const job = String(simulator.add({ start: true, type: 'deploy', fails: false, nodes: 20 })['job']);
  const outcomes = () =>
    new Set(
      simulator
        .events()
        ['puppet.jobEvents']?.flatMap(({ run, event, outcome }) =>
          run === job && event === 'node_running' ? [outcome] : []
        )
    );
  simulator.clock.advance(15_000);
  expect(outcomes()).toContain('running');
  simulator.clock.advance(3_600_000);
  expect(outcomes()).toEqual(new Set(['info']));
});
