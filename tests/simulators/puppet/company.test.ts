import { get, read } from '../base/get';
import type { Simulator } from '../base/simulator';
import { eventsAnswer, jobAnswer, jobsAnswer } from './answers';
import { startPuppetSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
const headers = { 'X-Authentication': 'puppet-token' };
const started: Simulator[] = [];

async function start(options: Parameters<typeof startPuppetSimulator>[0]) {
  const simulator = await startPuppetSimulator({ now, speed: 0, historyDays: 2, ...options });
  started.push(simulator);
  return simulator;
}
const api = (simulator: Simulator, path: string) => `${simulator.url}/orchestrator/v1${path}`;
const jobs = (simulator: Simulator) => read(jobsAnswer, api(simulator, '/jobs'), { headers });
const job = (simulator: Simulator, name: string) => read(jobAnswer, api(simulator, `/jobs/${name}`), { headers });
const events = (simulator: Simulator, name: string, start = 0) =>
  read(eventsAnswer, api(simulator, `/jobs/${name}/events?start=${start}`), { headers });
const add = (simulator: Simulator, what: object) => String(simulator.add(what)['job']);

afterAll(() => Promise.all(started.map((simulator) => simulator.stop())));

test('the same seed gives the same company, however often it is looked at; another seed another', async () => {
  const [one, two, other] = await Promise.all([start({ seed: 9 }), start({ seed: 9 }), start({ seed: 10 })]);
  for (let step = 0; step < 50; step++) {
    one.clock.advance(36_000);
    one.events();
  }
  two.clock.advance(1_800_000);
  other.clock.advance(1_800_000);
  expect(one.events()).toEqual(two.events());
  expect(one.events()).not.toEqual(other.events());
});

test('jobs start, run and end while you watch, and events come between two looks', async () => {
  const simulator = await start({ jobEverySeconds: 30, historyDays: 0 });
  const states = new Set<string>();
  const found = new Set<number>();
  for (let step = 0; step < 900; step++) {
    simulator.clock.advance(1000);
    const { 'puppet.jobs': jobs = [], 'puppet.jobEvents': events = [] } = simulator.events();
    jobs.forEach(({ event }) => states.add(event));
    found.add(events.length);
  }
  expect([...states].sort()).toEqual(expect.arrayContaining(['failed', 'finished', 'new', 'ready', 'running']));
  expect(found.size).toBeGreaterThan(50);
});

test('a walk by one’s own cursor reads each event of a running job once', async () => {
  const simulator = await start({});
  const name = add(simulator, { start: true, type: 'deploy', nodes: 20 });
  const ids: string[] = [];
  for (let step = 0; step < 60; step++) {
    simulator.clock.advance(5000);
    const { items } = await events(simulator, name, Number(ids.at(-1) ?? 0) + 1);
    ids.push(...items.map(({ id }) => id));
  }
  const truth = simulator.events()['puppet.jobEvents']?.filter(({ run }) => run === name);
  expect(ids).toEqual(truth?.map(({ vendorId }) => vendorId));
});

test('a job can be made to fail or to go well', async () => {
  const simulator = await start({});
  const bad = add(simulator, { start: true, fails: true, nodes: 3 });
  const good = add(simulator, { start: true, fails: false, nodes: 3 });
  simulator.clock.advance(600_000);
  expect(await job(simulator, bad)).toMatchObject({ state: 'failed', node_states: { failed: 1, finished: 2 } });
  expect(await job(simulator, good)).toMatchObject({ state: 'finished', node_states: { finished: 3 } });
});

test('jobs older than the threshold are gone, and names do not start again', async () => {
  const simulator = await start({});
  const before = await jobs(simulator);
  simulator.setSwitches({ pruneDays: 1 });
  const after = await jobs(simulator);
  expect(after.pagination.total).toBeLessThan(before.pagination.total);
  expect(after.items.at(-1)?.name).toBe(before.items.at(-1)?.name);
  const gone = await get(api(simulator, `/jobs/${before.items[0]?.name ?? ''}/events`), { headers });
  expect(gone.status).toBe(404);
});

test('a big job has as many events as wanted, its answer in every way that of any other job', async () => {
  const simulator = await start({});
  const name = add(simulator, { events: 2001 });
  const answer = await events(simulator, name);
  const last = answer.items.at(-1);
  expect(answer.items).toHaveLength(2001);
  expect(last).toMatchObject({ type: 'job_finished' });
  const next = Number(last?.id) + 1;
  expect(answer['next-events'].id).toMatch(new RegExp(`start=${next}$`));
  const later = await events(simulator, name, Number(answer.items[1500]?.id));
  expect(later.items).toEqual(answer.items.slice(1500));
  expect((await events(simulator, name, next)).items).toEqual([]);
  const record = { state: 'failed', node_count: 1000, node_states: { finished: 990, failed: 10 } };
  expect(await job(simulator, name)).toMatchObject(record);
  const truth = simulator.events()['puppet.jobEvents']?.filter(({ run }) => run === name) ?? [];
  expect(truth.map(({ vendorId, event, target, time }) => [vendorId, event, target ?? undefined, time])).toEqual(
    answer.items.map(({ id, type, details, timestamp }) => [id, type, details.node, Date.parse(timestamp)])
  );
});

test('the record of a big job counts the nodes that its events tell of, also where their number is even', async () => {
  const simulator = await start({});
  for (const count of [1, 2, 3, 200, 2000]) {
    const name = add(simulator, { events: count });
    const { items } = await events(simulator, name);
    const states: Record<string, number> = {};
    for (const { type } of items.filter(({ type }) => /^node_(finished|failed|skipped)$/.test(type))) {
      const state = type.slice('node_'.length);
      states[state] = (states[state] ?? 0) + 1;
    }
    const nodes = new Set(items.map(({ details }) => details.node).filter((node) => node !== undefined)).size;
    const record = await job(simulator, name);
    expect({ count, nodes: record['node_count'] }).toEqual({ count, nodes });
    expect(Object.values(states).reduce((sum, each) => sum + each, 0)).toBe(nodes);
    expect(record['node_states']).toMatchObject(states);
  }
});

test('events of a big job are about 287 bytes each', async () => {
  const simulator = await start({ events: 20_000 });
  const name = (await jobs(simulator)).items.at(-1)?.name ?? '';
  const { text } = await get(api(simulator, `/jobs/${name}/events`), { headers });
  expect(text.length / 20_000).toBeGreaterThan(275);
  expect(text.length / 20_000).toBeLessThan(300);
});
