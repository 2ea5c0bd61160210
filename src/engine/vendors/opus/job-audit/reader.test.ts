import { audit, node } from '../../../../../tests/simulators/opus/handmade-audit';
import { simulateOpus } from '../../../../../tests/simulators/opus/start';
import type { jobAudit as model } from '../../../../model/vendors/opus';
import { plainEvents, testDataSource, told, type TestDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { Settings } from '../../../connection/settings';
import { concatenateEvents } from '../../../events/concatenate-events';
import type { ReadRequest } from '../../vendor';
import { opus } from '../index';
import { jobAudit } from './reader';

const hour = 3_600_000;

type Request = ReadRequest<typeof model>;

function request(jobs: string[], more: Partial<Request> = {}): Request {
  const now = Date.UTC(2026, 10, 21, 12);
  return { ...plainRequest, selection: { jobs }, from: now - hour, to: now, ...more };
}

function opusWith(status: unknown, body: object): TestDataSource {
  const server = simulateOpus();
  server.add({ job: '7', status, audit: body });
  return simulatedDataSource(opus, server);
}

function threeJobs(body: object, settings: Partial<Settings>): TestDataSource {
  const server = simulateOpus();
  ['1', '2', '3'].forEach((job) => server.add({ job, status: 'COMPLETED', audit: body }));
  return simulatedDataSource(opus, server, settings);
}

async function read(status: unknown, body: object, more: Partial<Request> = {}) {
  const reading = await jobAudit.read(request(['7'], more), opusWith(status, body).client());
  const { value, notices, shortfalls } = told(reading);
  return { events: plainEvents(value), notices: notices.map(({ text }) => text), shortfalls };
}

async function bars(status: unknown, body: object) {
  const { events } = await read(status, body);
  return events.map(({ time, end, event, outcome, target }) => [
    time?.slice(14, 23),
    end?.slice(14, 23) ?? null,
    event,
    outcome,
    target,
  ]);
}

test('a node is one event, from its start to its end', async () => {
  const body = audit({ 'Workflow Input': node(0, 16), Extract: node(36, 5_120, { execution_status: 'FAILED' }) });
  expect((await read('FAILED', body)).events).toEqual([
    {
      time: '2026-11-21T11:00:00.000Z',
      end: '2026-11-21T11:00:00.016Z',
      event: 'COMPLETED',
      outcome: 'success',
      effect: null,
      actor: null,
      target: 'Workflow Input',
      run: '7',
      message: 'Workflow Input completed in 16 ms',
      eventId: '7/Workflow Input',
    },
    {
      time: '2026-11-21T11:00:00.036Z',
      end: '2026-11-21T11:00:05.156Z',
      event: 'FAILED',
      outcome: 'failure',
      effect: null,
      actor: null,
      target: 'Extract',
      run: '7',
      message: 'Extract failed after 5.1 s',
      eventId: '7/Extract',
    },
  ]);
});

test.each([
  ['completed', 'success'],
  ['FAILED', 'failure'],
  ['SLEEPING', 'waiting'],
  ['waiting', 'waiting'],
  ['PENDING', 'waiting'],
  ['IN PROGRESS', 'running'],
  ['In_Progress', 'running'],
  ['CANCELLED', 'stopped'],
  ['Canceled', 'stopped'],
  ['stopped', 'stopped'],
  ['SKIPPED', 'skipped'],
  ['UNKNOWN', 'unknown'],
  ['TIMED_OUT', 'failure'],
  ['Timed-Out', 'failure'],
  ['RUNNING', 'running'],
  ['dispatched', 'running'],
  ['PAUSED', 'waiting'],
  ['CREATED', 'waiting'],
  ['WAITING_REVIEW', 'waiting'],
  ['pending review', 'waiting'],
  ['EXPLODED', 'unknown'],
])('a node that is %s is %s, and its own word stays', async (word, outcome) => {
  const { events } = await read('IN PROGRESS', audit({ Extract: node(0, 16, { execution_status: word }) }));
  expect(events).toMatchObject([{ event: word, outcome }]);
});

test('a node that was skipped is said to be', async () => {
  const { events } = await read('COMPLETED', audit({ Send: node(0, 16, { execution_status: 'SKIPPED' }) }));
  expect(events).toMatchObject([{ outcome: 'skipped', message: 'Send was skipped' }]);
});

test('what still runs or waits has no end', async () => {
  const body = audit({ Extract: node(0, 16), Review: node(20, 900, { execution_status: 'WAITING' }) });
  expect(await bars('WAITING', body)).toEqual([
    ['00:00.000', '00:00.016', 'COMPLETED', 'success', 'Extract'],
    ['00:00.020', null, 'WAITING', 'waiting', 'Review'],
  ]);
  expect(jobAudit.lasts).toBe(true);
});

test('in a job that has ended nothing goes on', async () => {
  const body = audit(
    {
      Extract: node(0, 5_000),
      Review: node(20, 900, { execution_status: 'WAITING' }),
      Notify: node(30, null, { execution_status: 'SLEEPING' }),
    },
    { running_node: 'Send', nb_nodes: 4 }
  );
  expect(await bars('CANCELLED', body)).toEqual([
    ['00:00.000', '00:05.000', 'COMPLETED', 'success', 'Extract'],
    ['00:00.020', '00:00.920', 'WAITING', 'waiting', 'Review'],
    ['00:00.030', '00:05.000', 'SLEEPING', 'waiting', 'Notify'],
  ]);
});

test('the running node without data starts when the last executed node ended', async () => {
  const body = audit({ A: node(0, 16), C: node(20, 30), B: node(20, 300) }, { running_node: 'Send', nb_nodes: 5 });
  const { events, notices } = await read('IN PROGRESS', body, { details: true });
  expect(events[3]).toEqual({
    time: '2026-11-21T11:00:00.320Z',
    end: null,
    event: 'IN PROGRESS',
    outcome: 'running',
    effect: null,
    actor: null,
    target: 'Send',
    run: '7',
    message: 'Send is running',
    eventId: '7/Send',
    details: null,
  });
  expect(events).toHaveLength(4);
  expect(notices).toEqual([
    '1 node of the selected jobs has no start time, so it is no event; format progress counts it.',
  ]);
});

test('a running node with a record that lacks its start is still one event', async () => {
  const body = audit({ A: node(0, 16), Send: node(null, null, { execution_status: null }) }, { running_node: 'Send' });
  expect(await bars('IN_PROGRESS', { ...body, executed_nodes: ['A'] })).toEqual([
    ['00:00.000', '00:00.016', 'COMPLETED', 'success', 'A'],
    ['00:00.016', null, 'IN PROGRESS', 'running', 'Send'],
  ]);
});

test('a node that runs anew is shown as running too, beside the run that its record tells', async () => {
  const body = audit({ A: node(0, 16), B: node(20, 300) }, { running_node: 'A' });
  const { events, shortfalls } = await read('IN PROGRESS', body, { details: true });
  expect(shortfalls).toEqual([]);
  expect(events.map(({ eventId, outcome, time, details }) => [eventId, outcome, time?.slice(14, 23), details])).toEqual(
    [
      ['7/A', 'success', '00:00.000', expect.anything()],
      ['7/B', 'success', '00:00.020', expect.anything()],
      ['7#2/A', 'running', '00:00.320', null],
    ]
  );
});

test.each(['RUNNING', 'WAITING', 'EXPLODED'])('one whose record calls it %s does not', async (execution_status) => {
  const body = audit({ A: node(0, 16), B: node(20, null, { execution_status }) }, { running_node: 'B' });
  expect(await bars('IN PROGRESS', body)).toHaveLength(2);
});

test('nodes without a name are not taken for the running one, nor is their record', async () => {
  const nameless = node(0, 16, { name: null });
  const running = { running_node: 'Send', nb_nodes: 2, audit: { nodes_execution_data: [nameless] } };
  const { events } = await read('IN PROGRESS', audit({}, running), { details: true });
  expect(events).toMatchObject([{ target: null }, { target: 'Send', event: 'IN PROGRESS' }]);
});

test('a first node that runs has nothing that tells its start', async () => {
  const { events, notices } = await read('IN PROGRESS', audit({}, { nb_nodes: 3, running_node: 'Workflow Input' }));
  expect(events).toEqual([]);
  expect(notices).toEqual([
    '3 nodes of the selected jobs have no start time, so they are no events; format progress counts them.',
  ]);
});

test('a record without a status gets the word that the lists have for it', async () => {
  const bare = (startsAfter: number) => node(startsAfter, 1, { execution_status: undefined });
  const body = audit(
    { A: bare(0), B: bare(1), C: bare(2) },
    { executed_nodes: ['A', 'B'], failed_nodes: ['B'], nb_failed_nodes: 1 }
  );
  expect((await bars('FAILED', body)).map(([, , event, outcome]) => [event, outcome])).toEqual([
    ['COMPLETED', 'success'],
    ['FAILED', 'failure'],
    ['unknown', 'unknown'],
  ]);
});

test.each([
  ['no lists at all', { audit: { nodes_execution_data: { A: node(0, 16) } } }, 1],
  [
    'null for everything',
    { ...audit({ A: node(0, 16) }), executed_nodes: null, failed_nodes: null, nb_nodes: null },
    1,
  ],
  ['null for the data', audit({}, { audit: { nodes_execution_data: null } }), 0],
  ['an audit without data', audit({}, { audit: {} }), 0],
  ['null for the audit', audit({}, { audit: null }), 0],
])('keys may be missing or null: %s', async (_, body, count) => {
  expect((await read('COMPLETED', body)).events).toHaveLength(count);
});

test('what cannot be understood is left out and said', async () => {
  const body = audit({ A: node(0, 16), B: 'gone', C: node(0, 16, { execution_start_time: 'yesterday' }) });
  const { events, shortfalls } = await read('COMPLETED', body);
  expect(events.map(({ target }) => target)).toEqual(['A']);
  expect(shortfalls).toEqual([
    '1 node of Opus could not be understood: it lacks a record with a readable start. Look at Opus itself, and for a newer Runtrail.',
    '1 node had something unexpected in execution_start_time; it is left empty.',
    'Job 7: Opus counts 3 executed nodes, but shows only 1 as ended with a start time; format progress counts them all.',
  ]);
});

test('a failed node without a start time is missed, whatever is filtered', async () => {
  const body = audit(
    { a: node(0, 100), b: node(null, 100, { execution_status: 'failed' }) },
    { nb_nodes: 3, nb_failed_nodes: 1, failed_nodes: ['b'] }
  );
  expect((await read('FAILED', body)).shortfalls).toEqual([
    'Job 7: Opus counts 1 failed node, but shows none as failed with a start time; format progress counts them all.',
  ]);
});

test('where Opus gives no start times at all, progress is pointed to', async () => {
  const bare = { execution_status: 'completed', execution_time: 100 };
  const body = {
    ...{ nb_nodes: 3, nb_executed_nodes: 2, nb_failed_nodes: 1, executed_nodes: ['a', 'b'], failed_nodes: ['b'] },
    audit: { nodes_execution_data: { a: bare, b: { ...bare, execution_status: 'failed' } } },
  };
  const { events, shortfalls } = await read('FAILED', body);
  expect(events).toEqual([]);
  expect(shortfalls).toEqual([
    'Job 7: Opus gives no start time of any node, so its 2 executed nodes (1 failed) cannot be shown; format progress counts them all.',
  ]);
  const counted = audit({}, { nb_failed_nodes: 1, audit: { nodes_execution_data: {} } });
  expect((await read('FAILED', counted)).shortfalls).toHaveLength(1);
});

test('where no start time can be read it is another API', async () => {
  const body = audit({ A: node(0, 16, { execution_start_time: '2026-11-21T11:00:00Z' }) });
  await expect(read('COMPLETED', body)).rejects.toMatchObject({
    status: 502,
    message: expect.stringContaining('1 node for the audit of job 7, none of which could be understood'),
  });
});

test('a node that stands in a list twice is one, and two of one name that are not alike are two', async () => {
  const of = (execution_status: string, more = {}) => ({ name: 'A', ...node(0, 16, { execution_status, ...more }) });
  const list = [
    of('FAILED'),
    of('FAILED'),
    of('COMPLETED'),
    of('FAILED', { name: null }),
    of('FAILED', { name: null }),
  ];
  const rows = await bars('FAILED', { audit: { nodes_execution_data: list } });
  expect(rows.map(([, , word, , name]) => [word, name])).toEqual([
    ['FAILED', 'A'],
    ['COMPLETED', 'A'],
    ['FAILED', null],
    ['FAILED', null],
  ]);
});

test('each run of a node has an id of its own, which does not change when the node runs once more', async () => {
  const runs = [node(20, 16), node(0, 16), { ...node(40, 16), name: null }, { ...node(60, 16), name: null }];
  const list = runs.map((run) => ({ name: 'A', ...run }));
  const idsOf = async (nodes: unknown[]) =>
    (await read('COMPLETED', { audit: { nodes_execution_data: nodes } })).events.map(({ eventId }) => eventId);
  expect(await idsOf(list.slice(1, 2))).toEqual(['7/A']);
  expect(await idsOf(list)).toEqual(['7#2/A', '7/A', '7/', '7#2/']);
});

test('nodes may come as a list, the running one as an object, times in seconds', async () => {
  const started = Date.UTC(2026, 10, 21, 11) / 1000;
  const body = {
    running_node: { id: 'n2', label: 'Send' },
    audit: {
      nodes_execution_data: [
        { node_name: 'Extract', execution_status: 'COMPLETED', execution_start_time: started, execution_time: 16 },
      ],
    },
  };
  expect(await bars('RUNNING', body)).toEqual([
    ['00:00.000', '00:00.016', 'COMPLETED', 'success', 'Extract'],
    ['00:00.016', null, 'IN PROGRESS', 'running', 'Send'],
  ]);
});

test('seconds and milliseconds are told apart start by start', async () => {
  const inSeconds = { execution_start_time: Date.UTC(2026, 10, 21, 11) / 1000 };
  expect(await bars('COMPLETED', audit({ A: node(20, 16), B: node(0, 16, inSeconds) }))).toEqual([
    ['00:00.020', '00:00.036', 'COMPLETED', 'success', 'A'],
    ['00:00.000', '00:00.016', 'COMPLETED', 'success', 'B'],
  ]);
});

test('a node’s name makes one line of the message and stays as it is in target', async () => {
  const { events } = await read('COMPLETED', audit({ 'Check\n\u001b[31m<b>tax</b>': node(0, 16) }));
  expect(events).toMatchObject([
    { target: 'Check\n\u001b[31m<b>tax</b>', message: 'Check <b>tax</b> completed in 16 ms' },
  ]);
});

test('details are the node’s record, its inputs and outputs only with includePayloads', async () => {
  const body = audit({ A: node(0, 16) });
  const detailsOf = async (includePayloads: boolean) => {
    const { events } = await read('COMPLETED', body, { details: true, includePayloads });
    const details: unknown = JSON.parse(events[0]?.details ?? '');
    return details;
  };
  const { execution_input: _in, execution_output: _out, ...rest } = node(0, 16);
  expect(await detailsOf(false)).toEqual(rest);
  expect(await detailsOf(true)).toEqual(node(0, 16));
});

test('a job that has not begun takes the details of no other', async () => {
  const server = simulateOpus();
  server.add({ job: '7', status: 'WAITING' });
  server.fault({ kind: 'status', endpoint: 'GET /job/:id/audit', status: 404 });
  server.add({ job: '8', status: 'COMPLETED', audit: audit({ A: node(0, 16) }) });
  const source = simulatedDataSource(opus, server, { maxConcurrentRequests: 1 });
  const reading = await jobAudit.read(request(['7', '8'], { details: true }), source.client());
  const { value, notices } = told(reading);
  expect(notices).toMatchObject([{ text: expect.stringContaining('Job 7') as string }]);
  expect(plainEvents([concatenateEvents(value, source.host)])).toMatchObject([
    { run: '8', details: expect.stringContaining('COMPLETED') as string },
  ]);
});

test('a job that has ended is kept for 5 minutes, as a review may make it go on; one that goes on for seconds', async () => {
  const server = simulateOpus();
  server.add({ job: '7', status: 'COMPLETED', audit: audit({ A: node(0, 16) }) });
  server.add({ job: '8', status: 'IN PROGRESS', audit: audit({ A: node(0, 16) }) });
  const source = simulatedDataSource(opus, server);
  const calls = async () => {
    await jobAudit.read(request(['7', '8']), source.client());
    return source.calls().sort();
  };
  const ofJob = (job: string) => [`GET /job/${job}/audit`, `GET /job/${job}/status`];
  expect(await calls()).toEqual([...ofJob('7'), ...ofJob('8')]);
  expect(await calls()).toEqual([]);
  source.pass(6_000);
  expect(await calls()).toEqual(ofJob('8'));
  source.pass(5 * 60_000);
  expect(await calls()).toEqual([...ofJob('7'), ...ofJob('8')]);
});

test('an audit that names a running node is kept for seconds, whatever the job’s state is', async () => {
  const source = opusWith('COMPLETED', audit({ A: node(0, 16) }, { running_node: 'Send' }));
  await jobAudit.read(request(['7']), source.client());
  source.pass(6_000);
  source.calls();
  await jobAudit.read(request(['7']), source.client());
  expect(source.calls().sort()).toEqual(['GET /job/7/audit', 'GET /job/7/status']);
});

test('a job that goes on after it had ended does so for who asks for details next, though the rest is kept', async () => {
  let status = 'COMPLETED';
  const body = () => audit({ A: node(0, 16) }, status === 'COMPLETED' ? {} : { running_node: 'Send' });
  const source = testDataSource(opus, {
    answer: ({ path }) => ({ status: 200, body: path.endsWith('/status') ? { status } : body() }),
  });
  const targets = async (details: boolean) => {
    const reading = await jobAudit.read(request(['7'], { details }), source.client());
    return plainEvents(told(reading).value).map(({ target }) => target);
  };
  expect(await targets(false)).toEqual(['A']);
  status = 'IN PROGRESS';
  source.pass(60_000);
  expect(await targets(true)).toEqual(['A', 'Send']);
});

test('the first maxRuns of the jobs given are read', async () => {
  const source = threeJobs(audit({ A: node(0, 16) }), { maxRuns: 2 });
  const { value, shortfalls } = told(await jobAudit.read(request(['3', '1', '2']), source.client()));
  expect(plainEvents(value).map(({ run }) => run)).toEqual(['3', '1']);
  expect(shortfalls).toEqual(['Only the first 2 of the 3 jobs given were read; raise Most runs (maxRuns) for more.']);
});

test('a job that cannot be read leaves the others standing', async () => {
  const source = opusWith('COMPLETED', audit({ A: node(0, 16) }));
  const { value, shortfalls } = told(await jobAudit.read(request(['6', '7']), source.client()));
  expect(plainEvents(value)).toHaveLength(1);
  expect(shortfalls).toEqual(['Job 6 could not be read: Opus has no job 6.']);
});

test('reading stops when there are maxEvents events', async () => {
  const source = threeJobs(audit({ A: node(0, 16), B: node(1, 16) }), { maxEvents: 3, maxConcurrentRequests: 1 });
  const { shortfalls } = told(await jobAudit.read(request(['1', '2', '3']), source.client()));
  expect(source.calls()).toHaveLength(4);
  expect(shortfalls).toEqual([
    'Reading stopped after the first 2 jobs of 3, which have 3 events or more: narrow the query, or raise Most events (maxEvents).',
  ]);
});
