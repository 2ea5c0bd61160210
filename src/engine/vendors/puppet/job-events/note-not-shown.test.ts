import { addJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import { told } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import type { ReadRequest } from '../../vendor';
import { puppet } from '../index';
import { jobEvents } from './reader';

const theJob: ReadRequest = {
  selection: { jobs: ['352'], jobTypes: [], tasks: [] },
  from: Date.UTC(2026, 10, 21, 0),
  to: Date.UTC(2026, 10, 21, 12),
  details: false,
  includePayloads: false,
  only: {},
};
const over = { id: '9', type: 'job_finished' };
const missing = (what: string) =>
  `Puppet ${what}, so that what happened there is missing: try again, and look at Puppet's console if it stays so.`;
const atTwoTimes =
  "Puppet dates the end of 1 job otherwise in its events than in its record, so that events may be missing from the time range: check Puppet's clock and zone.";
const atNode = (id: number, type: string, node: unknown) => ({ id: String(id), type, details: { node } });

test.each<[string, Parameters<typeof addJob>[1], Array<Parameters<typeof addJob>[2]>, string[]]>([
  [
    'failed nodes that no event shows',
    { name: '352', state: 'failed', nodeCount: 3, nodeStates: { failed: 3 } },
    [atNode(1, 'node_running', 'a'), over],
    [missing('counts 3 nodes more that ended than its events show')],
  ],
  [
    'skipped nodes that no event shows',
    { name: '352', nodeCount: 2, nodeStates: { finished: 1, skipped: 1 } },
    [atNode(1, 'node_finished', 'a'), over],
    [missing('counts 1 node more that ended than its events show')],
  ],
  [
    'nodes that were skipped as their job was stopped',
    { name: '352', state: 'stopped', nodeCount: 2, nodeStates: { finished: 1, skipped: 1 } },
    [atNode(1, 'node_finished', 'a'), over],
    [],
  ],
  [
    'nodes that no event shows where the states are not told',
    { name: '352', nodeCount: 2, nodeStates: null },
    [atNode(1, 'node_finished', 'a'), over],
    [missing('counts 1 node more that ended than its events show')],
  ],
  [
    'a failed job that shows no failure',
    { name: '352', state: 'failed', finished: '2026-11-21T08:00:00Z', nodeCount: 1, nodeStates: null },
    [atNode(1, 'node_finished', 'a')],
    [missing('shows no failure in the events of 1 job that failed')],
  ],
  [
    'a node that failed before something else that is not known',
    { name: '352', state: 'failed', nodeCount: 1, nodeStates: { failed: 1 } },
    [atNode(1, 'node_failed', 'a'), atNode(2, 'node_rebooting', 'a'), over],
    [],
  ],
  [
    'a job that was stopped before it ran',
    { name: '352', state: 'stopped', nodeCount: 2, nodeStates: { new: 2 } },
    [],
    [],
  ],
  [
    'a job that was stopped and of whose nodes no states are told',
    { name: '352', state: 'stopped', nodeCount: 5, nodeStates: null },
    [],
    [],
  ],
  [
    'a job that was stopped after nodes had failed',
    { name: '352', state: 'stopped', nodeCount: 5, nodeStates: { failed: 2, stopped: 3 } },
    [],
    [missing('shows no event of 1 job that ended')],
  ],
  ['a job without nodes', { name: '352', state: 'failed', nodeCount: 0, nodeStates: null }, [], []],
  [
    'nodes that had not ended when the job was aborted',
    { name: '352', state: 'failed', nodeCount: 3, nodeStates: null },
    [atNode(1, 'node_running', 'a'), { id: '9', type: 'job_aborted' }],
    [],
  ],
  [
    'nodes that a job was stopped before',
    { name: '352', state: 'stopped', nodeCount: 9, nodeStates: null },
    [over],
    [],
  ],
  [
    'an end whose node cannot be read',
    { name: '352', nodeStates: { finished: 1 } },
    [atNode(1, 'node_finished', 5), over],
    [],
  ],
  [
    'failed nodes of a job that goes on',
    { name: '352', state: 'running', finished: null, nodeCount: 3, nodeStates: { failed: 2, running: 1 } },
    [atNode(1, 'node_running', 'a'), atNode(2, 'node_failed', 'a')],
    [missing('counts 1 node more that ended than its events show')],
  ],
  [
    'events dated before their job',
    {
      name: '352',
      created: '2026-11-21T08:00:00Z',
      finished: '2026-11-21T08:10:00Z',
      nodeCount: 1,
      nodeStates: { finished: 1 },
    },
    [
      { ...atNode(1, 'node_finished', 'a'), timestamp: '2026-11-21T06:05:00Z' },
      { ...over, timestamp: '2026-11-21T06:10:00Z' },
    ],
    [
      "Puppet dates 2 events before the job that they are of was created, so that events may be missing from the time range: check Puppet's clock and zone.",
      atTwoTimes,
    ],
  ],
  [
    'an end that its record dates later',
    { name: '352', created: '2026-11-21T08:00:00Z', finished: '2026-11-21T10:50:00Z', state: 'failed' },
    [
      { ...atNode(1, 'node_failed', 'a'), timestamp: '2026-11-21T09:50:00Z' },
      { ...over, timestamp: '2026-11-21T09:50:00Z' },
    ],
    [atTwoTimes],
  ],
  [
    'an end that its record dates a minute later',
    { name: '352', created: '2026-11-21T08:00:00Z', finished: '2026-11-21T10:51:00Z' },
    [
      { ...atNode(1, 'node_finished', 'a'), timestamp: '2026-11-21T10:50:00Z' },
      { ...over, timestamp: '2026-11-21T10:50:00Z' },
    ],
    [],
  ],
])('of a job it is said what is counted and not shown: %s', async (_, job, events, due) => {
  const server = simulatePuppet();
  addJob(server, job, ...events);
  const { shortfalls } = told(await jobEvents.read(theJob, simulatedDataSource(puppet, server).client()));
  expect(shortfalls).toEqual(due);
});

test('of a job that was stopped before it ran a notice says that it has no events', async () => {
  const server = simulatePuppet();
  addJob(server, { name: '352', state: 'stopped', nodeCount: 5, nodeStates: null });
  const { notices } = told(await jobEvents.read(theJob, simulatedDataSource(puppet, server).client()));
  expect(notices.map(({ text }) => text)).toContain(
    'Puppet shows no event of 1 job that was stopped, as of those that no node had ended in.'
  );
});

test.each(['panels', 'rules'] as const)('events of a job that goes on do not go away for %s', async (freshness) => {
  const server = simulatePuppet();
  const job = { name: '352', state: 'running', finished: null, nodeCount: 2, nodeStates: null };
  addJob(server, job, atNode(1, 'node_running', 'a'), atNode(2, 'node_failed', 'b'));
  const source = simulatedDataSource(puppet, server);
  const read = async () => {
    source.pass(6_000);
    return told(await jobEvents.read(theJob, source.client({ freshness }))).shortfalls;
  };
  expect(await read()).toEqual([]);
  const fewer = [[], [{ ...atNode(1, 'node_running', 'a'), timestamp: '2026-11-21T11:00:08Z' }]];
  for (const items of fewer) {
    server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs/352/events', body: { items } });
    expect(await read()).toEqual([
      "Puppet shows fewer events of 1 job than before: try again, and look at Puppet's console if it stays so.",
    ]);
  }
  server.clearFaults();
  expect(await read()).toEqual([]);
});
