import { get } from '../base/get';
import type { Simulator } from '../base/simulator';
import { startPuppetSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
const headers = { 'X-Authentication': 'puppet-token' };
const started: Simulator[] = [];

async function start(options: Parameters<typeof startPuppetSimulator>[0]) {
  const simulator = await startPuppetSimulator({ now, speed: 0, historyDays: 2, ...options });
  started.push(simulator);
  return simulator;
}
const read = async (simulator: Simulator, path: string) =>
  Object((await get(`${simulator.url}/orchestrator/v1${path}`, { headers })).json);

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
  const seen = new Set<string>();
  const states = new Set<string>();
  let found = 0;
  for (let step = 0; step < 600; step++) {
    simulator.clock.advance(1000);
    for (const { vendorId, event } of simulator.events()['puppet.jobs'] ?? []) {
      states.add(event);
      seen.add(vendorId);
    }
    found = simulator.events()['puppet.jobEvents']?.length ?? 0;
  }
  expect([...states].sort()).toEqual(expect.arrayContaining(['failed', 'finished', 'new', 'ready', 'running']));
  expect(found).toBeGreaterThan(100);
});

test('a walk by one’s own cursor reads each event of a running job once', async () => {
  const simulator = await start({});
  const { job } = Object(simulator.add({ start: true, type: 'deploy', nodes: 20 }));
  const ids: string[] = [];
  for (let step = 0; step < 200; step++) {
    simulator.clock.advance(5000);
    const { items } = await read(simulator, `/jobs/${job}/events?start=${Number(ids.at(-1) ?? 0) + 1}`);
    ids.push(...items.map(({ id }: { id: string }) => id));
  }
  const truth = simulator
    .events()
    ['puppet.jobEvents']?.filter(({ run }) => run === job)
    .map(({ vendorId }) => vendorId);
  expect(ids).toEqual(truth);
});

test('a job can be made to fail or to go well', async () => {
  const simulator = await start({});
  const { job: bad } = Object(simulator.add({ start: true, fails: true, nodes: 3 }));
  const { job: good } = Object(simulator.add({ start: true, fails: false, nodes: 3 }));
  simulator.clock.advance(600_000);
  expect(await read(simulator, `/jobs/${bad}`)).toMatchObject({
    state: 'failed',
    node_states: { failed: 1, finished: 2 },
  });
  expect(await read(simulator, `/jobs/${good}`)).toMatchObject({ state: 'finished', node_states: { finished: 3 } });
});

test('jobs older than the threshold are gone, and names do not start again', async () => {
  const simulator = await start({});
  const before = await read(simulator, '/jobs');
  simulator.setSwitches({ pruneDays: 1 });
  const after = await read(simulator, '/jobs');
  expect(after.pagination.total).toBeLessThan(before.pagination.total);
  expect(after.items.at(-1).name).toBe(before.items.at(-1).name);
  expect((await get(`${simulator.url}/orchestrator/v1/jobs/${before.items[0].name}/events`, { headers })).status).toBe(
    404
  );
});

test('a big job has as many events as wanted, its answer in every way that of any other job', async () => {
  const simulator = await start({ events: 2001 });
  const { job } = Object(simulator.state())['company'].bigJobs[0];
  const answer = await read(simulator, `/jobs/${job}/events`);
  expect(answer.items).toHaveLength(2001);
  expect(answer.items.at(-1)).toMatchObject({ type: 'job_finished' });
  expect(answer['next-events'].id).toMatch(new RegExp(`start=${Number(answer.items.at(-1).id) + 1}$`));
  expect((await read(simulator, `/jobs/${job}/events?start=${answer.items[1500].id}`)).items).toEqual(
    answer.items.slice(1500)
  );
  const end = await read(simulator, `/jobs/${job}/events?start=${Number(answer.items.at(-1).id) + 1}`);
  expect(end.items).toEqual([]);
  expect(await read(simulator, `/jobs/${job}`)).toMatchObject({
    state: 'failed',
    node_count: 1000,
    node_states: { finished: 990, failed: 10 },
  });
  const truth = simulator.events()['puppet.jobEvents']?.filter(({ run }) => run === job) ?? [];
  expect(truth.map(({ vendorId, event, target, time }) => [vendorId, event, target ?? undefined, time])).toEqual(
    answer.items.map((item: { id: string; type: string; timestamp: string; details: { node?: string } }) => [
      item.id,
      item.type,
      item.details.node,
      Date.parse(item.timestamp),
    ])
  );
});

test('100 000 events are about 287 bytes each and leave quickly', async () => {
  const simulator = await start({ events: 100_000 });
  const { job } = Object(simulator.state())['company'].bigJobs[0];
  const { text } = await get(`${simulator.url}/orchestrator/v1/jobs/${job}/events`, { headers });
  expect(text.length / 100_000).toBeGreaterThan(275);
  expect(text.length / 100_000).toBeLessThan(300);
});
