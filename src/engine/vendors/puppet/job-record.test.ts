import { addJob, jobRecord as recordWith } from '../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../tests/simulators/puppet/start';
import { testDataSource, told } from '../../testing/data-source';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { puppet } from './index';
import { jobBytes } from './job';
import { jobRecord } from './job-record';

test('the record that every version has is enough', async () => {
  const server = simulatePuppet();
  const body = { name: '58', state: 'failed', timestamp: '2016-09-20T19:01:18Z', node_count: 2 };
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs/*', body });
  const { value, shortfalls } = told(await jobRecord('58', simulatedDataSource(puppet, server).client()));
  expect(value).toMatchObject({ id: '58', state: 'failed', nodeCount: 2, nodeStates: undefined });
  expect(shortfalls).toEqual([]);
});

test.each<[string, Record<string, unknown>]>([
  ['a state', { state: undefined }],
  ['a time that can be read', { timestamp: 'yesterday' }],
])('it must have %s', async (_, more) => {
  const server = simulatePuppet();
  server.fault({
    kind: 'answer',
    endpoint: '/orchestrator/v1/jobs/*',
    body: { ...recordWith({ name: '7' }), ...more },
  });
  await expect(jobRecord('7', simulatedDataSource(puppet, server).client())).rejects.toMatchObject({ status: 502 });
});

test.each(['7', 'plan 7'])('nothing in place of the record of %s is another API', async (id) => {
  const source = testDataSource(puppet, { answer: () => ({ status: 200, body: null }) });
  await expect(jobRecord(id, source.client())).rejects.toMatchObject({
    status: 502,
    message: expect.stringContaining('without the data that its API promises') as string,
  });
});

test('an owner that cannot be read is said, and asked for again', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '7', owner: 'rita' });
  const source = simulatedDataSource(puppet, server);
  for (let time = 1; time <= 2; time++) {
    const { shortfalls } = told(await jobRecord('7', source.client()), ['actor']);
    expect(shortfalls).toEqual(['1 job had something unexpected in owner.login; it is left empty.']);
    expect(source.calls()).toHaveLength(1);
    source.pass(5_001);
  }
});

test('a job that was asked for by its id costs as much as one of a list', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '7' });
  const source = simulatedDataSource(puppet, server);
  await jobRecord('7', source.client());
  expect(source.host.memory.bytes()).toBeGreaterThan(2 * jobBytes);
});

test.each<[string, unknown, ReadonlyArray<[string, number]> | undefined]>([
  [
    'words in any spelling',
    { Finished: 1, FAILED: 2 },
    [
      ['finished', 1],
      ['failed', 2],
    ],
  ],
  ['numbers as text', { failed: '2' }, [['failed', 2]]],
  ['what is no count', { failed: 'two' }, undefined],
  ['a list', [{ state: 'failed', count: 2 }], undefined],
])('node states: %s', async (_, states, due) => {
  const server = simulatePuppet();
  const body = { ...recordWith({ name: '7' }), node_states: states };
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs/*', body });
  const { value } = told(await jobRecord('7', simulatedDataSource(puppet, server).client()));
  expect(value.nodeStates).toEqual(due && new Map(due));
});
