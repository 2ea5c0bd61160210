import { get } from '../base/get';
import type { Simulator } from '../base/simulator';
import { startOpusSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
let simulator: Simulator;
let failed = '';
const ask = async (path: string) =>
  (await get(`${simulator.url}/job/${path}`, { headers: { 'x-service-key': '_opus-key' } })).json;

beforeAll(async () => {
  simulator = await startOpusSimulator({ now, speed: 0, jobEverySeconds: 0 });
  failed = String(simulator.add({ start: true, fails: true })['job']);
  simulator.clock.advance(3_600_000);
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test('failures may be told as TIMED_OUT, and are failures all the same', async () => {
  simulator.setSwitches({ words: 'more' });
  expect(await ask(`${failed}/status`)).toEqual({ status: 'TIMED_OUT' });
  const truth = simulator.events()['opus.jobAudit'] ?? [];
  expect(truth.filter(({ event }) => event.toUpperCase() === 'TIMED_OUT')).toMatchObject([{ outcome: 'failure' }]);
});

test('an audit may have no start times, starts in seconds, nodes as a list, or no data beside its counts', async () => {
  simulator.setSwitches({ startTimes: 'none' });
  expect(JSON.stringify(await ask(`${failed}/audit`))).not.toContain('execution_start_time');
  simulator.setSwitches({ startTimes: 'all', startsIn: 'seconds' });
  expect(JSON.stringify(await ask(`${failed}/audit`))).toMatch(/"execution_start_time":1772\d{6},/);
  simulator.setSwitches({ nodesAs: 'list' });
  expect(await ask(`${failed}/audit`)).toMatchObject({
    audit: { nodes_execution_data: expect.arrayContaining([expect.objectContaining({ node_name: 'Workflow Input' })]) },
  });
  simulator.setSwitches({ executionData: 'empty' });
  expect(await ask(`${failed}/audit`)).toMatchObject({ nb_failed_nodes: 1, audit: { nodes_execution_data: {} } });
});

test('the running node may be an object', async () => {
  simulator.setSwitches({ runningNodeAs: 'object' });
  const job = String(simulator.add({ start: true, fails: false })['job']);
  for (let second = 0; second < 120; second++) {
    simulator.clock.advance(1000);
    const audit = await ask(`${job}/audit`);
    if (typeof audit === 'object' && audit && 'running_node' in audit && audit.running_node) {
      expect(audit.running_node).toMatchObject({ name: expect.any(String) });
      return;
    }
  }
  throw new Error('no node was ever running');
});

test('a job that has ended can go on', async () => {
  const nodes = async () => (simulator.events()['opus.jobAudit'] ?? []).filter(({ run }) => run === failed).length;
  const before = await nodes();
  expect(await ask(`${failed}/status`)).toEqual({ status: 'FAILED' });
  simulator.add({ resume: failed });
  simulator.clock.advance(2000);
  expect(await ask(`${failed}/status`)).toEqual({ status: 'IN PROGRESS' });
  simulator.clock.advance(600_000);
  expect(await ask(`${failed}/status`)).toEqual({ status: 'COMPLETED' });
  expect(await nodes()).toBeGreaterThan(before);
});
