import { get, read as readAs } from '../base/get';
import { readSample } from '../base/sample';
import type { Simulator } from '../base/simulator';
import { eventsAnswer, jobAnswer, jobsAnswer, nodesAnswer } from './answers';
import { startPuppetSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
let simulator: Simulator;
const headers = { 'X-Authentication': 'secret' };
const ask = (path: string) => get(`${simulator.url}/orchestrator/v1${path}`, { headers });
const jobs = (query = '') => readAs(jobsAnswer, `${simulator.url}/orchestrator/v1/jobs${query}`, { headers });
const job = (name: string) => readAs(jobAnswer, `${simulator.url}/orchestrator/v1/jobs/${name}`, { headers });
const events = (name: string, query = '') =>
  readAs(eventsAnswer, `${simulator.url}/orchestrator/v1/jobs/${name}/events${query}`, { headers });
const nodes = (name: string, query: string) =>
  readAs(nodesAnswer, `${simulator.url}/orchestrator/v1/jobs/${name}/nodes${query}`, { headers });
const firstDeployment = async () => (await jobs('?limit=1&type=deploy')).items[0]?.name ?? '';

beforeAll(async () => {
  simulator = await startPuppetSimulator({ now, speed: 0, seed: 5, historyDays: 4, token: 'secret' });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test('the page’s sample is served exactly as printed', async () => {
  const { text } = await ask('/jobs/352/events?start=1272');
  expect(text).toBe(readSample('puppet/job-events.json'));
  expect(await events('352', '?start=1273')).toMatchObject({ items: [] });
  expect(await job('352')).toMatchObject({ name: '352', state: 'finished' });
});

test.each([
  ['expired', 401, 'puppetlabs.rbac/token-expired'],
  ['revoked', 401, 'puppetlabs.rbac/token-revoked'],
  ['userRevoked', 401, 'puppetlabs.rbac/user-revoked'],
  ['invalid', 401, 'puppetlabs.rbac/invalid-token'],
  ['forbidden', 403, 'puppetlabs.orchestrator/not-permitted'],
])('a token that is %s answers %i with kind %s', async (kind, status, expected) => {
  simulator.expire(kind);
  expect(await ask('/jobs')).toMatchObject({ status, json: { kind: expected } });
});

test('a 401 may be plain text', async () => {
  simulator.expire('plainText');
  expect(await ask('/jobs')).toMatchObject({ status: 401, text: 'Unauthorized' });
});

test('no token and a wrong token are told apart; the token may stand in the query', async () => {
  const url = `${simulator.url}/orchestrator/v1/jobs?limit=1`;
  expect(await get(url)).toMatchObject({ status: 401, json: { kind: 'puppetlabs.rbac/user-unauthenticated' } });
  expect((await get(url, { headers: { 'X-Authentication': 'other' } })).json).toMatchObject({
    kind: 'puppetlabs.rbac/invalid-token',
  });
  expect((await get(`${url}&token=secret`)).status).toBe(200);
});

test.each([
  '/jobs/abc',
  '/jobs/abc/events',
  '/jobs/1%2F2/events',
  '/jobs/352/events?start=x',
  '/jobs?limit=x',
  '/jobs?offset=-1',
  '/jobs?order_by=colour',
  '/jobs?type=party',
  '/jobs?type=deploy&task=facts',
  '/jobs?min_finish_timestamp=yesterday',
])('%s is a validation error, under either prefix', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 400, json: { kind: 'puppetlabs.orchestrator/validation-error' } });
  simulator.setSwitches({ validatorsKind: true });
  expect(await ask(path)).toMatchObject({ status: 400, json: { kind: 'puppetlabs.validators/validation-error' } });
});

test.each(['/jobs/999', '/jobs/999/events', '/jobs/999/nodes'])('%s is an unknown job', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 404, json: { kind: 'puppetlabs.orchestrator/unknown-job' } });
});

test('pagination echoes what was asked, and limit is missing where it was not', async () => {
  const { pagination } = await jobs();
  expect(pagination).toEqual({ offset: 0, total: expect.any(Number) });
  expect((await jobs('?limit=2&offset=1&order=desc&order_by=name&type=task')).pagination).toEqual({
    limit: 2,
    offset: 1,
    order: 'desc',
    order_by: 'name',
    type: 'task',
    total: expect.any(Number),
  });
});

test('names sort as numbers', async () => {
  const { items } = await jobs('?order_by=name&order=desc');
  const names = items.map(({ name }) => Number(name));
  expect(names).toEqual([...names].sort((one, other) => other - one));
});

test('task matches parts of names', async () => {
  const { items } = await jobs('?task=package');
  const tasks = new Set(items.map(({ options }) => options.task));
  expect(tasks).toEqual(new Set(['package', 'package::audit']));
});

test('finish filters include both ends and drop running jobs, unless the switch keeps them', async () => {
  const running = simulator.add({ start: true, nodes: 2 })['job'];
  const [chosen] = (await jobs('?limit=1&offset=3')).items;
  const at = chosen?.finished_timestamp ?? '';
  const names = async () =>
    (await jobs(`?min_finish_timestamp=${at}&max_finish_timestamp=${at}`)).items.map(({ name }) => name);
  expect(await names()).toEqual([chosen?.name]);
  simulator.setSwitches({ finishFilterDropsRunning: false });
  expect(await names()).toEqual(expect.arrayContaining([chosen?.name, running]));
});

test('event ids are texts of one increasing count with gaps, and the link leads to the last one plus one on another host', async () => {
  const name = await firstDeployment();
  const answer = await events(name);
  const ids = answer.items.map(({ id }) => Number(id));
  expect(ids).toEqual([...ids].sort((one, other) => one - other));
  const next = (ids.at(-1) ?? NaN) + 1;
  expect(answer['next-events'].id).toBe(`https://localhost:8143/orchestrator/v1/jobs/${name}/events?start=${next}`);
  const all = simulator.events()['puppet.jobEvents']?.map(({ vendorId }) => Number(vendorId)) ?? [];
  expect(new Set(all).size).toBe(all.length);
  expect(Math.max(...all) - Math.min(...all)).toBeGreaterThan(all.length);
});

test('start leaves out what came before', async () => {
  const name = await firstDeployment();
  const { items } = await events(name);
  expect((await events(name, `?start=${items[1]?.id ?? ''}`)).items).toEqual(items.slice(1));
});

test('the link repeats the request’s start where the switch says so', async () => {
  simulator.setSwitches({ seedStyleNextLink: true });
  const answer = await events(await firstDeployment(), '?start=7');
  expect(answer['next-events'].id).toMatch(/\/events\?start=7$/);
});

test('old versions have no job_finished and a short owner', async () => {
  const name = await firstDeployment();
  const types = async () => (await events(name)).items.map(({ type }) => type);
  expect(await types()).toContain('job_finished');
  simulator.setSwitches({ jobEndEvents: false, oldOwner: true });
  expect(await types()).not.toContain('job_finished');
  expect(Object.keys((await job(name)).owner).sort()).toEqual(['id', 'login']);
});

test('a job tells the history of its states', async () => {
  const { state, status } = await job(await firstDeployment());
  expect(status[0]).toMatchObject({ state: 'new', exit_time: status[1]?.enter_time });
  expect(status.at(-1)).toMatchObject({ state, exit_time: null });
});

test('a job without nodes has null for its node states', async () => {
  const name = String(simulator.add({ start: true, nodes: 0 })['job']);
  expect(await job(name)).toMatchObject({ node_count: 0, node_states: null });
});

test('nodes carry numbers for event ids, real output keys and the next event', async () => {
  const { items } = await jobs('?type=task&order=desc');
  const name = items.find(({ node_states }) => (node_states?.['finished'] ?? 0) > 1)?.name ?? '';
  const page = await nodes(name, '?limit=2');
  expect(page.items.map((node) => typeof node['latest-event-id'])).toEqual(['number', 'number']);
  expect(page.pagination).toEqual({ limit: 2, offset: 0, total: expect.any(Number) });
  expect(page['next-events'].event).toMatch(/^\d+$/);
  expect((await nodes(name, '?state=finished')).items[0]?.result).toHaveProperty('_output');
});

test('inventory and tasks are listed; a broker out of reach is a 500', async () => {
  expect((await ask('/inventory')).json).toHaveProperty('items.length', 100);
  expect((await ask('/tasks?environment=staging')).json).toHaveProperty('environment.name', 'staging');
  simulator.setSwitches({ inventoryStatus: 500 });
  expect((await ask('/inventory')).status).toBe(500);
});

test('vendor texts hold HTML, quotes and ANSI codes', () => {
  const texts = JSON.stringify(simulator.events());
  expect(texts).toMatch(/<b>ntp::config<\/b>/);
  expect(texts).toMatch(/\\u001b\[1;31m/);
  expect(texts).toMatch(/\\"/);
});
