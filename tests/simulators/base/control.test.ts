import * as v from 'valibot';
import { jobsAnswer } from '../puppet/answers';
import { startPuppetSimulator } from '../puppet/start';
import { get, read } from './get';
import type { Simulator } from './simulator';

let simulator: Simulator;
const now = Date.parse('2026-03-01T12:00:00Z');
const post = (name: string, body: object) =>
  get(`${simulator.url}/__simulator/${name}`, { method: 'POST', body: JSON.stringify(body) });
const headers = { 'X-Authentication': 'puppet-token' };
const jobsUrl = () => `${simulator.url}/orchestrator/v1/jobs`;
const jobs = () => get(jobsUrl(), { headers });

beforeAll(async () => {
  simulator = await startPuppetSimulator({ now, speed: 0, historyDays: 2 });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test('faults can be set and cleared over HTTP', async () => {
  await post('faults', { faults: [{ kind: 'status', status: 500 }] });
  expect((await jobs()).status).toBe(500);
  await post('clear', {});
  expect((await jobs()).status).toBe(200);
});

test('the clock can be advanced and speeded up over HTTP', async () => {
  expect((await post('clock', { advance: 1000, speed: 0 })).json).toMatchObject({
    clock: { now: now + 1000, speed: 0 },
  });
});

test('the credential can be expired and renewed over HTTP', async () => {
  await post('expire', { kind: 'revoked' });
  expect((await jobs()).status).toBe(401);
  await post('renew', {});
  expect((await jobs()).status).toBe(200);
});

test('pruning over HTTP says how many are gone', async () => {
  const total = async () => (await read(jobsAnswer, jobsUrl(), { headers })).pagination.total;
  const before = await total();
  const { pruned } = v.parse(v.object({ pruned: v.number() }), (await post('prune', { keepDays: 1 })).json);
  expect(pruned).toBeGreaterThan(0);
  expect(await total()).toBe(before - pruned);
});

test('events tells everything that ever happened, pruned or not', async () => {
  const truth = simulator.events()['puppet.jobs'] ?? [];
  await post('prune', { keepDays: 0 });
  const told = await get(`${simulator.url}/__simulator/events`);
  expect(told.json).toMatchObject({ 'puppet.jobs': truth });
});

test('wrong orders are refused with a sentence', async () => {
  expect((await post('faults', { faults: [{ kind: 'earthquake' }] })).status).toBe(400);
  expect((await post('switches', { noSuchSwitch: true })).status).toBe(400);
  expect((await post('nothing', {})).status).toBe(404);
});

test('control needs no credential and is not counted among the vendor’s requests', async () => {
  await get(`${simulator.url}/__simulator/state`);
  expect(simulator.log.count()).toBe(0);
});
