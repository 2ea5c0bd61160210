import { audit, node } from '../../../../../tests/simulators/opus/handmade-audit';
import { simulateOpus } from '../../../../../tests/simulators/opus/start';
import { told, type TestDataSource } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { opus } from '../index';
import { passingWords, readFilters } from '../../../query/filters';
import type { ReadRequest } from '../../vendor';
import { jobAudit } from './reader';

const began = Date.UTC(2026, 10, 21, 11);
const failed = { execution_status: 'FAILED' };

/** What is said of a job's events, and its progress with what is said of that. */
async function saidOf(source: TestDataSource, job = '7', from = began - 1) {
  const selection = { jobs: [job] };
  const request = { ...plainRequest, selection, from, to: began + 3_600_000 };
  const events = told(await jobAudit.read(request, source.client()));
  const reading = await jobAudit.readRuns?.({ ...request, wanted: 'states' }, source.client());
  const progress = reading && told(reading);
  return {
    ofEvents: events.shortfalls.join(' '),
    ofProgress: progress?.shortfalls.join(' '),
    counts: progress?.value[0]?.states.map(([, count]) => count),
  };
}

function opusWith(status: string | null, body: object): TestDataSource {
  const server = simulateOpus();
  server.add({ job: '7', status, audit: body });
  return simulatedDataSource(opus, server);
}

const one = { A: node(0, 16) };
const noNode = /^Job 7: its state is ".*", but Opus shows no node that ran, so its events are missing: look at .*\.$/;
const noFailed = /^Job 7: its state is ".*", but Opus shows no node that failed: look at the job in Opus itself\.$/;
const noState = { nb_nodes: undefined, nb_executed_nodes: undefined, nb_failed_nodes: undefined };
const noLists = { executed_nodes: undefined, failed_nodes: undefined, remaining_nodes_to_execute: undefined };

test.each<[string, string | null, object, RegExp]>([
  ['a failed job without a node', 'FAILED', audit({}), noNode],
  ['a completed one', 'COMPLETED', audit({}), noNode],
  ['a completed one of which no node has run', 'COMPLETED', audit({}, { nb_nodes: 3 }), noNode],
  ['one of a state that is not known', 'UNKNOWN', audit({}), noNode],
  ['one with no more than its number of nodes', 'TIMED_OUT', { nb_nodes: 2 }, noNode],
  ['one with an audit of nothing', 'FAILED', { nb_nodes: 0, executed_nodes: [] }, noNode],
  [
    'a completed one whose only node waits',
    'COMPLETED',
    audit({ A: node(0, 9, { execution_status: 'WAITING' }) }, { executed_nodes: [], nb_executed_nodes: 0 }),
    noNode,
  ],
  ['a failed job with completed nodes alone', 'FAILED', audit(one), noFailed],
  [
    'one that timed out in a node',
    'TIMED_OUT',
    audit(
      { ...one, B: node(20, 0, { execution_status: 'IN PROGRESS' }) },
      { nb_executed_nodes: 1, executed_nodes: ['A'] }
    ),
    noFailed,
  ],
  [
    'a count that is no number',
    'COMPLETED',
    audit(one, { nb_failed_nodes: 'some', running_node: true }),
    /^Job 7: running_node and nb_failed_nodes could not be read/,
  ],
  ['a state that is no word', null, audit(one), /^Job 7: status could not be read/],
  ['a state that is an empty word', ' ', audit(one), /^Job 7: status could not be read/],
  ['neither a state nor a node', null, audit({}), /its state cannot be read, and Opus shows no node that ran/],
  ['a list that is none', 'COMPLETED', audit(one, { failed_nodes: 'B' }), /^Job 7: failed_nodes could not be read/],
  [
    'a list too long to be kept whole',
    'COMPLETED',
    audit(one, { nb_failed_nodes: null, failed_nodes: Array.from({ length: 10_000 }, (_, index) => `Node ${index}`) }),
    /^Job 7: failed_nodes could not be read/,
  ],
])(
  'events and progress are both incomplete where the job’s state says more than its audit: %s',
  async (_, status, body, due) => {
    const { ofEvents, ofProgress } = await saidOf(opusWith(status, body));
    expect(ofEvents).toMatch(due);
    expect(ofProgress).toMatch(due);
  }
);

test.each<[string, object, number[], RegExp]>([
  [
    'numbers as texts',
    audit(one, { ...noLists, nb_nodes: '3', nb_executed_nodes: '2', nb_failed_nodes: '1' }),
    [1, 1, 0, 1],
    /1 failed node, but shows none as failed/,
  ],
  [
    'a list that is longer than its number',
    audit(one, { failed_nodes: ['A'] }),
    [0, 1, 0, 0],
    /1 failed node, but shows none as failed/,
  ],
  [
    'failed nodes that are not among the executed',
    audit(one, { nb_nodes: 2, failed_nodes: ['B'] }),
    [1, 1, 0, 0],
    /^Job 7: Opus counts 1 failed node, but shows none as failed[^.]*\.$/,
  ],
  [
    'a list of nodes without names',
    audit(one, { failed_nodes: [{}], nb_failed_nodes: null }),
    [0, 1, 0, 0],
    /1 failed node/,
  ],
  ['a list as an object', audit(one, { failed_nodes: { A: 'boom' } }), [0, 1, 0, 0], /1 failed node/],
  [
    'a node’s own word',
    audit({ ...one, B: node(null, 9, failed) }, { nb_executed_nodes: 0, executed_nodes: [] }),
    [1, 1, 0, 0],
    /1 failed node/,
  ],
  [
    'a node’s own word, with a start of 0',
    audit({ ...one, B: node(0, 9, { ...failed, execution_start_time: 0 }) }),
    [1, 1, 0, 0],
    /1 failed node/,
  ],
  [
    'a node’s own word alone',
    audit({ B: node(null, 9, failed) }, { ...noState, ...noLists }),
    [0, 1, 0, 0],
    /no start time of any node, so its 1 executed node \(1 failed\) cannot be shown/,
  ],
  [
    'a waiting node that is counted as executed',
    audit({ ...one, B: node(20, 9, { execution_status: 'WAITING_REVIEW' }) }),
    [2, 0, 0, 0],
    /^Job 7: Opus counts 2 executed nodes, but shows only 1 as ended with a start time; format progress counts them all\.$/,
  ],
])(
  'what is counted and not shown is missing from events, and counted by progress: %s',
  async (_, body, counts, due) => {
    const said = await saidOf(opusWith('WAITING', body));
    expect(said.ofEvents).toMatch(due);
    expect(said.counts).toEqual(counts);
  }
);

test('progress counts nodes without start times, so that it lacks none of them', async () => {
  const bare = { A: node(null, 100), B: node(null, 100, failed) };
  const said = await saidOf(opusWith('FAILED', audit(bare, { nb_nodes: 3, nb_failed_nodes: 1, failed_nodes: ['B'] })));
  expect(said.ofEvents).toMatch(/no start time of any node/);
  expect(said.ofProgress).toBe('');
  expect(said.counts).toEqual([1, 1, 0, 1]);
});

test('a node that runs by its own word alone is counted as running', async () => {
  const body = audit(
    { ...one, B: node(20, null, { execution_status: 'RUNNING' }) },
    { nb_executed_nodes: 1, executed_nodes: ['A'] }
  );
  expect((await saidOf(opusWith('RUNNING', body))).counts).toEqual([1, 0, 1, 0]);
});

test('where Opus does not say how many nodes there are its lists do, and without them those that remain are not known', async () => {
  const listed = audit(one, { nb_nodes: null, running_node: 'B', remaining_nodes_to_execute: ['C', 'D'] });
  expect(await saidOf(opusWith('RUNNING', listed))).toEqual({ ofEvents: '', ofProgress: '', counts: [1, 0, 1, 2] });
  const bare = await saidOf(opusWith('RUNNING', audit(one, { ...noState, ...noLists })));
  expect(bare.ofEvents).toBe('');
  expect(bare.ofProgress).toMatch(
    /^Job 7: Opus does not say how many nodes it has, so those that remain cannot be counted/
  );
  expect((await saidOf(opusWith('COMPLETED', audit(one, { ...noState, ...noLists })))).ofProgress).toBe('');
});

test.each([
  ['absent', undefined],
  ['a text', '2h'],
  ['negative', -5],
  ['so long that its end is yet to come', 9e12],
])(
  'a node that began before the range and ended nobody knows when may be missing: execution_time is %s',
  async (_, time) => {
    const body = audit({ ...one, B: node(20, 0, { ...failed, execution_time: time }) }, { failed_nodes: ['B'] });
    expect((await saidOf(opusWith('FAILED', body))).ofEvents).toBe('');
    expect(await saidOf(opusWith('FAILED', body), '7', began + 30)).toMatchObject({
      ofEvents:
        '1 node of the selected jobs began before the time range, and Opus does not say for how long it ran (execution_time), so it may have ended within the range: begin the range earlier, or after Runtrail first saw it ended.',
      ofProgress: '',
    });
  }
);

describe('a node that ended nobody knows when, in a job that ended', () => {
  const withoutEnd = { A: node(0, 16, { execution_status: 'FAILED', execution_time: undefined }) };
  const source = () => opusWith('FAILED', audit(withoutEnd, { nb_failed_nodes: 1, failed_nodes: ['A'] }));
  const ask = async (of: TestDataSource, from: number, only: ReadRequest['only'] = {}) => {
    const request = { ...plainRequest, selection: { jobs: ['7'] }, from, to: from + 600_000, only };
    return told(await jobAudit.read(request, of.client({ freshness: 'rules' }))).shortfalls;
  };

  test('is in doubt only until it was seen ended before the range began', async () => {
    const of = source();
    const seen = of.host.now();
    const doubt = [expect.stringContaining('Opus does not say for how long it ran')];
    expect(await ask(of, seen - 60_000)).toEqual(doubt);
    of.pass(60_000);
    expect(await ask(of, seen)).toEqual(doubt);
    expect(await ask(of, seen + 1)).toEqual([]);
  });

  test.each([
    ['outcome', '=', 'failure', 1],
    ['outcome', '=', 'success', 0],
    ['outcome', '!=', 'failure', 0],
    ['target', '=~', '^B', 0],
  ] as const)('is no lack of a query that would leave it out: %s %s %s', async (field, operator, value, count) => {
    const of = source();
    const { filters } = readFilters([{ field, operator, values: [value] }], of.host);
    expect(await ask(of, of.host.now(), { [field]: passingWords(filters, of.host) })).toHaveLength(count);
  });
});

test.each([
  ['with a number', audit({}, { nb_nodes: 3 })],
  ['with an empty list alone', { nb_nodes: 3, executed_nodes: [], audit: { nodes_execution_data: {} } }],
  ['without data of nodes', { nb_nodes: 3, nb_executed_nodes: 0, audit: {} }],
])('a job that was cancelled before its first node began has no events, and lacks none: %s', async (_, body) => {
  expect(await saidOf(opusWith('CANCELLED', body))).toEqual({ ofEvents: '', ofProgress: '', counts: [0, 0, 0, 3] });
});

test.each([
  ['says nothing of nodes that ran', { nb_nodes: 3, audit: { nodes_execution_data: {} } }],
  ['had one that ran', audit({}, { nb_nodes: 3, running_node: 'B' })],
])('of a cancelled job that %s events are missing', async (_, body) => {
  expect((await saidOf(opusWith('CANCELLED', body))).ofEvents).toMatch(noNode);
});

test('a job that runs as it should lacks nothing at any time', async () => {
  const server = simulateOpus({ speed: 0, jobEverySeconds: 0 });
  const source = simulatedDataSource(opus, server);
  const jobs = [true, false].map((fails) => String(server.add({ start: true, fails })['job']));
  for (let minute = 0; minute < 40; minute++) {
    for (const job of jobs) {
      expect(await saidOf(source, job, 0)).toMatchObject({ ofEvents: '', ofProgress: '' });
    }
    source.pass(60_000);
  }
});

const listed = (nodes: ReadonlyArray<Record<string, unknown>>, more: object) => ({
  ...audit({}, more),
  audit: { nodes_execution_data: nodes },
});
const ranTwice = [
  { name: 'A', ...node(0, 16, failed) },
  { name: 'A', ...node(20, 16) },
];

test('a node that ran twice is one node', async () => {
  const body = listed(ranTwice, { nb_nodes: 2, nb_executed_nodes: 1, executed_nodes: ['A'] });
  expect(await saidOf(opusWith('CANCELLED', body))).toEqual({ ofEvents: '', ofProgress: '', counts: [0, 1, 0, 1] });
});

test('and stands for no other one that is not shown', async () => {
  const body = listed(ranTwice, { nb_nodes: 2, nb_executed_nodes: 2, executed_nodes: ['A', 'B'] });
  expect((await saidOf(opusWith('FAILED', body))).ofEvents).toBe(
    'Job 7: Opus counts 2 executed nodes, but shows only 1 as ended with a start time; format progress counts them all.'
  );
});
