import { testDataSource } from '../../testing/data-source';
import { opus } from './index';
import { jobAudit } from './job-audit';
import { audit, node, Operator } from './operator.fixture';

async function progressOf(status: string, body: object) {
  const operator = new Operator();
  operator.add('7', status, body);
  const request = { selection: { jobs: ['7'] }, from: 0, to: 1, details: false, includePayloads: false };
  return jobAudit.readProgress?.(request, testDataSource(opus, { answer: operator.answer }).client());
}

async function countsOf(status: string, more: Record<string, unknown>) {
  const reading = await progressOf(status, audit({ A: node(0, 16), B: node(20, 16) }, more));
  return reading?.runs[0]?.states.map(([, count]) => count);
}

test('progress counts a job’s nodes by state, zeros kept', async () => {
  expect(await progressOf('IN PROGRESS', audit({}, { nb_nodes: 3 }))).toEqual({
    runs: [
      {
        run: '7',
        states: [
          ['executed', 0],
          ['failed', 0],
          ['running', 0],
          ['remaining', 3],
        ],
      },
    ],
    notices: [],
    shortfalls: [],
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
