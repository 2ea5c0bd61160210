import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addJob, type WantedEvent, type WantedJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import type { jobEvents as model } from '../../../../model/vendors/puppet';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { RunsRequest } from '../../vendor';
import { puppet } from '../index';
import { jobEvents } from './reader';

type Request = RunsRequest<typeof model>;

const request = (wanted: Request['wanted'], ...given: string[]): Request => ({
  ...plainRequest,
  selection: { jobs: given, jobTypes: [], tasks: [] },
  from: Date.UTC(2026, 10, 21, 10, 30),
  to: Date.UTC(2026, 10, 21, 12),
  wanted,
});

const event = (id: number, type: string, node?: string): WantedEvent => ({
  id,
  type,
  timestamp: `2026-11-21T11:0${id}:00Z`,
  details: node === undefined ? {} : { node },
});

async function runsOf(source: TestDataSource, asked: Request) {
  const reading = await jobEvents.readRuns?.(asked, source.client());
  return told(reading ?? (await Promise.reject(new Error('no runs'))));
}

const puppetOf = (server: Simulation): TestDataSource => simulatedDataSource(puppet, server);

test('states of a record with a number of nodes but no states come from the events', async () => {
  const server = simulatePuppet();
  const record = { name: '58', state: 'failed', timestamp: '2026-11-21T11:01:18Z', node_count: 2 };
  addJob(
    server,
    { name: '58' },
    event(1, 'node_running', 'a'),
    event(2, 'node_running', 'b'),
    event(3, 'node_failed', 'a'),
    event(4, 'node_finished', 'b'),
    event(5, 'job_finished')
  );
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs', body: { items: [record] } });
  const { value, shortfalls } = await runsOf(puppetOf(server), request('states'));
  expect(value[0]?.states.filter(([, count]) => count > 0)).toEqual([
    ['finished', 1],
    ['failed', 1],
  ]);
  expect(shortfalls).toEqual([]);
});

test.each<[string, WantedJob, string[]]>([
  ['no state', { name: '58', nodeCount: 2, nodeStates: {} }, []],
  [
    'fewer nodes than it counts',
    { name: '58', nodeCount: 3, nodeStates: { failed: 1 } },
    [
      "Puppet counts 1 node of which neither the job's record nor its events tell the state: it is not among these numbers.",
    ],
  ],
])('states come from the events where the record tells %s, and what neither tells is said', async (_, job, due) => {
  const server = simulatePuppet();
  addJob(server, job, event(1, 'NODE_FAILED', 'a'), event(2, 'node_finished', 'b'), event(3, 'job_finished'));
  const { value, shortfalls } = await runsOf(puppetOf(server), request('states'));
  expect(value[0]?.states.filter(([, count]) => count > 0)).toEqual([
    ['finished', 1],
    ['failed', 1],
  ]);
  expect(shortfalls.filter((text) => text.includes('neither'))).toEqual(due);
});

test('in a job that was aborted no node runs any more, and that the state of one is not known is said', async () => {
  const server = simulatePuppet();
  const job = { name: '58', state: 'stopped', nodeCount: 2, nodeStates: {} };
  const ended = [event(1, 'node_running', 'a'), event(2, 'node_running', 'b'), event(3, 'node_finished', 'b')];
  addJob(server, job, ...ended, event(4, 'job_aborted'));
  const { value, notices, shortfalls } = await runsOf(puppetOf(server), request('states', '58'));
  expect(value[0]?.states.filter(([, count]) => count > 0)).toEqual([['finished', 1]]);
  expect(notices.map(({ text }) => text)).toEqual([expect.stringMatching(/^Puppet counts 1 node of which neither/)]);
  expect(shortfalls).toEqual([]);
});

test('the newest job comes with its nodes as bars, those that never began included, and a word about the others', async () => {
  const server = simulatePuppet();
  addJob(
    server,
    { name: '6', created: '2026-11-21T10:30:00Z', finished: '2026-11-21T10:31:00Z' },
    event(9, 'job_finished')
  );
  addJob(
    server,
    { name: '7', state: 'failed', nodeCount: 3, nodeStates: { finished: 1, failed: 1, skipped: 1 } },
    event(1, 'node_running', 'a'),
    event(2, 'node_running', 'b'),
    event(3, 'node_failed', 'b'),
    event(4, 'node_finished', 'a'),
    event(5, 'job_finished')
  );
  server.fault({
    kind: 'answer',
    endpoint: '/orchestrator/v1/jobs/7/nodes',
    body: { items: ['a', 'b', 'c'].map((name) => ({ name, state: name === 'c' ? 'stopped' : 'finished' })) },
  });
  const { value, notices } = await runsOf(puppetOf(server), request('newest'));
  expect(value).toHaveLength(1);
  const [run] = value;
  expect(run).toMatchObject({ id: '7', title: 'Deployment of production', outcome: 'failure', actor: 'rita' });
  expect(
    plainEvents([run?.nodes?.begun].flatMap((bars) => bars ?? [])).map(({ target, outcome }) => [target, outcome])
  ).toEqual([
    ['b', 'failure'],
    ['a', 'success'],
  ]);
  expect(run?.nodes?.unstarted).toEqual([{ name: 'c', state: 'stopped', outcome: 'stopped' }]);
  expect(notices).toEqual([
    { severity: 'info', text: 'Only the newest of 2 jobs within the time range is shown: job 7.' },
  ]);
});

test('of the jobs given, the newest that ran within the range is shown', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '7' }, event(5, 'job_finished'));
  addJob(server, { name: '8', created: '2026-11-20T10:30:00Z', finished: '2026-11-20T10:31:00Z' });
  const { value } = await runsOf(puppetOf(server), request('newest', '7', '8'));
  expect(value.map(({ id }) => id)).toEqual(['7']);
});

test('of jobs given of which one cannot be read, the newest of the others is shown, and which one it was is said', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '7' }, event(5, 'job_finished'));
  const { value, shortfalls } = await runsOf(puppetOf(server), request('newest', '7', '99'));
  expect(value.map(({ id }) => id)).toEqual(['7']);
  expect(shortfalls).toEqual(['Job 99 could not be read: Puppet has no job 99.']);
});

test('where none of the jobs given can be read, there is nothing to be shown', async () => {
  const reading = runsOf(puppetOf(simulatePuppet()), request('newest', '98', '99'));
  await expect(reading).rejects.toMatchObject({ message: 'Puppet has no job 99.', status: 404 });
});

test('a node that ran twice hides none that never began, and nodes that are counted and not listed are said', async () => {
  const server = simulatePuppet();
  addJob(
    server,
    { name: '7', state: 'failed', nodeCount: 2, nodeStates: { failed: 1, stopped: 1 } },
    event(1, 'node_running', 'a'),
    event(2, 'node_failed', 'a'),
    event(3, 'node_running', 'a'),
    event(4, 'node_failed', 'a'),
    event(5, 'job_finished')
  );
  const items = ['a', 'b'].map((name) => ({ name, state: name === 'b' ? 'stopped' : 'failed' }));
  server.fault({
    kind: 'answer',
    endpoint: '/orchestrator/v1/jobs/7/nodes',
    body: { items, pagination: { offset: 0, total: 3 } },
  });
  const { value, shortfalls } = await runsOf(puppetOf(server), request('newest', '7'));
  expect(value[0]?.nodes?.unstarted).toEqual([{ name: 'b', state: 'stopped', outcome: 'stopped' }]);
  expect(shortfalls).toEqual([
    'Puppet counts 1 node more of the job than it lists, so that those which have not begun may be missing.',
  ]);
});

test('a node of whose events none can be read is one that has not begun', async () => {
  const server = simulatePuppet();
  addJob(
    server,
    { name: '7', nodeCount: 2, nodeStates: { finished: 2 } },
    event(1, 'node_running', 'a'),
    event(2, 'node_finished', 'a'),
    { ...event(3, 'node_finished', 'b'), timestamp: 'soon' },
    event(5, 'job_finished')
  );
  const items = ['a', 'b', '', null].map((name) => ({ name, state: 'finished' }));
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs/7/nodes', body: { items } });
  const { value, shortfalls } = await runsOf(puppetOf(server), request('newest', '7'));
  expect(value[0]?.nodes?.unstarted).toEqual([{ name: 'b', state: 'finished', outcome: 'success' }]);
  expect(shortfalls).toEqual([expect.stringMatching(/^1 event of Puppet/)]);
});

test('a newer job without an owner, which a filter on the actor leaves out, is said beside the one that is shown', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '7' }, event(5, 'job_finished'));
  addJob(server, { name: '8', finished: '2026-11-21T11:06:00Z', owner: {} }, event(5, 'job_finished'));
  const only = {
    actor: (words: readonly string[]) => Promise.resolve(new Set(words.filter((word) => word === 'rita'))),
  };
  const reading = await jobEvents.readRuns?.({ ...request('newest', '7', '8'), only }, puppetOf(server).client());
  const { value, shortfalls } = told(reading ?? (await Promise.reject(new Error('no runs'))), ['actor']);
  expect(value.map(({ id }) => id)).toEqual(['7']);
  expect(shortfalls).toEqual([expect.stringMatching(/^1 job of Puppet has no owner that can be read/)]);
});
