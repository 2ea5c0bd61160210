import { audit, node } from '../../../../../tests/simulators/opus/handmade-audit';
import { simulateOpus } from '../../../../../tests/simulators/opus/start';
import { told } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import { opus } from '../index';
import { jobAudit } from './reader';

async function runsOf(status: string, body: object, wanted: 'states' | 'newest' = 'states') {
  const server = simulateOpus();
  server.add({ job: '7', status, audit: body });
  const request = {
    ...plainRequest,
    selection: { jobs: ['7'] },
    from: 0,
    to: 1,
    wanted,
  } as const;
  const reading = await jobAudit.readRuns?.(request, simulatedDataSource(opus, server).client());
  return reading === undefined ? [] : told(reading).value;
}

async function countsOf(status: string, more: Record<string, unknown>) {
  const [run] = await runsOf(status, audit({ A: node(0, 16), B: node(20, 16) }, more));
  return run?.states.map(([, count]) => count);
}

test('progress counts a job’s nodes by state, zeros kept', async () => {
  const [run] = await runsOf('IN PROGRESS', audit({}, { nb_nodes: 3 }));
  expect(run).toMatchObject({
    id: '7',
    states: [
      ['executed', 0],
      ['failed', 0],
      ['running', 0],
      ['remaining', 3],
    ],
  });
});

test('those that failed are no longer among the executed', async () => {
  expect(await countsOf('IN PROGRESS', { nb_nodes: 5, nb_failed_nodes: 1, running_node: 'C' })).toEqual([1, 1, 1, 2]);
});

test('in a job that has ended nothing runs, and stale lists do not count', async () => {
  expect(await countsOf('COMPLETED', { running_node: 'B', remaining_nodes_to_execute: ['A', 'B'] })).toEqual([
    2, 0, 0, 0,
  ]);
});

test('no count falls below 0', async () => {
  expect(await countsOf('FAILED', { nb_nodes: 1, nb_executed_nodes: 1, nb_failed_nodes: 2 })).toEqual([0, 2, 0, 0]);
});

test('without counts the lists are counted', async () => {
  const counts = { nb_nodes: null, nb_executed_nodes: null, nb_failed_nodes: undefined, failed_nodes: ['B'] };
  expect(await countsOf('FAILED', counts)).toEqual([1, 1, 0, 0]);
});

test('a run has its nodes in the order in which they ran, and then those that have not begun', async () => {
  const body = audit(
    { B: node(20, 30), A: node(0, 16), C: node(null, null, { execution_status: null }) },
    { executed_nodes: ['A', 'B'], running_node: 'C', remaining_nodes_to_execute: ['D'], nb_nodes: 4 }
  );
  const [run] = await runsOf('IN PROGRESS', body, 'newest');
  expect(run?.nodes?.begun.target.values).toEqual(['B', 'A', 'C']);
  expect(run?.nodes?.unstarted).toEqual([{ name: 'D', state: 'PENDING', outcome: 'waiting' }]);
  expect(run?.nodes?.order).toEqual(['A', 'B', 'C', 'D']);
  expect(run).toMatchObject({ title: 'Job 7', outcome: 'running', end: NaN, begin: Date.UTC(2026, 10, 21, 11) });
});

/** As on Opus' page, where nothing tells when a node began. */
const untimed = (executed: string[], more: object) => {
  const nodes = Object.fromEntries([...executed].sort().map((name) => [name, { key: 'value' }]));
  return audit(nodes, { executed_nodes: executed, remaining_nodes_to_execute: [], ...more });
};

test('the running node and the next one are drawn although no node has a start', async () => {
  const more = {
    nb_nodes: 5,
    running_node: 'C',
    next_node_to_execute: 'D',
    remaining_nodes_to_execute: ['E', 'D'],
  };
  const [run] = await runsOf('IN PROGRESS', untimed(['A', 'B'], more), 'newest');
  expect(run?.nodes?.order).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(run?.nodes?.unstarted.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'A success',
    'B success',
    'C running',
    'D waiting',
    'E waiting',
  ]);
});

test('of a job that was stopped the node that ran then is drawn, and nobody knows what became of it', async () => {
  const [run] = await runsOf('CANCELLED', untimed(['A'], { nb_nodes: 2, running_node: 'B' }), 'newest');
  expect(run?.nodes?.unstarted).toEqual([
    { name: 'A', state: 'COMPLETED', outcome: 'success' },
    { name: 'B', state: 'unknown', outcome: 'unknown' },
  ]);
});

test('executed nodes without a start, or with the same one, are in the order in which Opus says that they ran', async () => {
  const [none] = await runsOf('COMPLETED', untimed(['C', 'A', 'B'], {}), 'newest');
  expect(none?.nodes?.order).toEqual(['C', 'A', 'B']);
  const body = audit(
    { A: node(0, 5), B: node(0, 5), C: node(null, null), D: node(9, 1), E: node(3, 1) },
    { executed_nodes: ['B', 'A', 'C', 'D', 'E'] }
  );
  const [some] = await runsOf('COMPLETED', body, 'newest');
  expect(some?.nodes?.order).toEqual(['B', 'A', 'C', 'E', 'D']);
});

test('a picture says what is missing of the run that it shows, and of others only where they may be newer', async () => {
  const server = simulateOpus();
  const few = { nb_nodes: 5 };
  server.add({ job: '7', status: 'COMPLETED', audit: audit({ A: node(0, 16) }, few) });
  server.add({ job: '8', status: 'COMPLETED', audit: audit({ A: node(60_000, 16) }, few) });
  server.add({ job: '9', status: 'IN PROGRESS', audit: audit({}, few) });
  const request = { ...plainRequest, selection: { jobs: ['7', '8', '9'] }, from: 0, to: 1, wanted: 'newest' } as const;
  const reading = await jobAudit.readRuns?.(request, simulatedDataSource(opus, server).client());
  const { notices = [] } = reading === undefined ? {} : told(reading);
  expect(notices.map(({ text }) => text)).toEqual([
    'Job 8 has 5 nodes, of which Opus names only 1.',
    'Job 9 has 5 nodes, of which Opus names only 0.',
    'Only the newest of 3 jobs is shown: 8.',
  ]);
});
