import { plainEvents, testDataSource } from '../../testing/data-source';
import type { ReadRequest } from '../vendor';
import { opsera } from './index';
import { hexId, logRecord, Platform } from './opsera.fixture';
import { taskLogs } from './task-logs';
import type { Settings } from '../../connection/settings';

const task = hexId(1);
const range = { from: Date.UTC(2026, 10, 21, 10), to: Date.UTC(2026, 10, 21, 12) };

function reading(platform: Platform, selection: ReadRequest['selection'], settings: Partial<Settings> = {}) {
  const bodies: unknown[] = [];
  const source = testDataSource(opsera, {
    answer: (request) => {
      bodies.push(request.body);
      return platform.answer(request);
    },
    settings,
  });
  const read = async (details = false) => {
    const request = { selection, ...range, details, includePayloads: false };
    const result = await taskLogs.read(request, source.client());
    return { ...result, events: plainEvents(result.events) };
  };
  return { source, read, bodies };
}

function withLogs(count: number): Platform {
  const platform = new Platform();
  platform.logs.set(
    task,
    Array.from({ length: count }, (_, index) => logRecord(index))
  );
  return platform;
}

test('a log becomes an event of its type on the task, of the run of its task and count', async () => {
  const platform = new Platform();
  platform.logs.set(task, [logRecord(3, { log_type: 'report', message: '\u001b[31mall\n is  well\u001b[0m' })]);
  const { events, notices, shortfalls } = await reading(platform, { taskIds: [task] }).read();
  expect(events).toEqual([
    {
      time: '2026-11-21T11:00:03.000Z',
      end: null,
      event: 'report',
      outcome: 'success',
      effect: null,
      actor: null,
      target: 'deploy web',
      run: `${task} #5`,
      message: 'all is well',
      eventId: hexId(3),
    },
  ]);
  expect({ notices, shortfalls }).toEqual({ notices: [], shortfalls: [] });
});

test.each([
  ['a list', (logs: readonly object[]) => logs],
  ['data.data', (logs: readonly object[], count: number) => ({ data: logs, count })],
  ['data.logs', (logs: readonly object[]) => ({ total: 1, logs })],
  ['data.items', (logs: readonly object[]) => ({ items: logs })],
  ['data.results', (logs: readonly object[]) => ({ results: logs })],
])('logs are found as %s', async (_, wrap) => {
  const platform = withLogs(120);
  platform.wrap = wrap;
  const { source, read } = reading(platform, { taskIds: [task] });
  expect((await read()).events).toHaveLength(120);
  expect(source.calls()).toHaveLength(2);
});

test('the task is asked for by id or name, page by page until one is not full', async () => {
  const platform = withLogs(100);
  platform.logs.set('scan', [logRecord(500, { _id: hexId(500) })]);
  const { read, bodies } = reading(platform, { taskIds: [task], taskNames: ['scan'] }, { maxConcurrentRequests: 1 });
  const { events } = await read();
  expect(bodies).toEqual([
    { json: { id: task, page: 1, pageSize: 100 } },
    { json: { id: task, page: 2, pageSize: 100 } },
    { json: { name: 'scan', page: 1, pageSize: 100 } },
  ]);
  expect(events[100]?.run).toBe('scan #5');
});

test('a request for logs only reads, and may be repeated', async () => {
  const repeatable: unknown[] = [];
  const platform = withLogs(1);
  const source = testDataSource(opsera, {
    answer: (request) => {
      repeatable.push(request.repeatable);
      return platform.answer(request);
    },
  });
  await taskLogs.read(
    { selection: { taskIds: [task] }, ...range, details: false, includePayloads: false },
    source.client()
  );
  expect(repeatable).toEqual([true]);
});

test('run counts are asked for one by one', async () => {
  const platform = new Platform();
  platform.logs.set(
    task,
    [4, 5, 6].map((run) => logRecord(run, { run_count: run }))
  );
  const { events } = await reading(platform, { taskIds: [task], runCounts: ['4', '6'] }).read();
  expect(events.map(({ run }) => run)).toEqual([`${task} #4`, `${task} #6`]);
});

test('a task that is asked for by id and by name gives each log once', async () => {
  const platform = withLogs(3);
  platform.logs.set('deploy web', platform.logs.get(task) ?? []);
  const { events } = await reading(platform, { taskIds: [task], taskNames: ['deploy web'] }).read();
  expect(events.map(({ eventId }) => eventId)).toEqual([hexId(0), hexId(1), hexId(2)]);
});

test('what a log does not say is filled in from what was asked', async () => {
  const platform = new Platform();
  const bare = { createdAt: '2026-11-21T11:00:00Z', status: 'running', message: '' };
  platform.logs.set(task, [bare, { ...bare, runCount: 7, log_type: 'console log' }]);
  const { events } = await reading(platform, { taskIds: [task] }).read();
  expect(events).toMatchObject([
    { event: 'unknown', target: task, run: task, message: `unknown ${task} running` },
    { event: 'console log', target: task, run: `${task} #7` },
  ]);
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(2);
});

test('details are the whole log, unchanged', async () => {
  const { events } = await reading(withLogs(1), { taskIds: [task] }).read(true);
  expect(JSON.parse(events[0]?.details ?? '')).toEqual(logRecord(0));
});

test('a task that Opsera has not is named', async () => {
  await expect(reading(new Platform(), { taskIds: [task] }).read()).rejects.toMatchObject({
    message: `Opsera has no task ${task}.`,
    status: 404,
  });
  await expect(reading(new Platform(), { taskNames: ['a "b"'] }).read()).rejects.toMatchObject({
    message: 'Opsera has no task "a "b"".',
  });
});

test('a task that cannot be read leaves the others standing, and is said to be missing', async () => {
  const { events, shortfalls } = await reading(withLogs(2), { taskIds: [task, hexId(2)] }).read();
  expect(events).toHaveLength(2);
  expect(shortfalls).toEqual([`Task ${hexId(2)} could not be read: Opsera has no task ${hexId(2)}.`]);
});

test('of more tasks than maxRuns the first given are read', async () => {
  const { source, read } = reading(withLogs(1), { taskIds: [task], runCounts: ['5', '6', '7'] }, { maxRuns: 2 });
  expect((await read()).shortfalls).toEqual([
    'Only the first 2 of the 3 task runs given were read; raise Most runs (maxRuns) for more.',
  ]);
  expect(source.calls()).toHaveLength(2);
});

test('more logs than maxEvents are not read, and that is said', async () => {
  const { source, read } = reading(withLogs(1_000), { taskIds: [task] }, { maxEvents: 150 });
  expect((await read()).shortfalls).toEqual([
    `Only the first 150 logs of task ${task} were read: ask for single runs, or raise Most events (maxEvents).`,
  ]);
  expect(source.calls()).toHaveLength(2);
});

test('the same page again and again ends the reading', async () => {
  const platform = withLogs(300);
  platform.wrap = () => Array.from({ length: 100 }, (_, index) => logRecord(index));
  const { source, read } = reading(platform, { taskIds: [task] });
  const { events, shortfalls } = await read();
  expect(events).toHaveLength(100);
  expect(shortfalls).toEqual([
    `Opsera gave the same page of logs of task ${task} again: later ones may be missing; ask for single runs.`,
  ]);
  expect(source.calls()).toHaveLength(2);
});

test('a page that is not full is not the last where Opsera counts more', async () => {
  const platform = withLogs(130);
  const all = platform.logs.get(task) ?? [];
  let page = 0;
  platform.wrap = () => ({ data: all.slice(50 * page, 50 * ++page), count: all.length });
  expect((await reading(platform, { taskIds: [task] }).read()).events).toHaveLength(130);
});

test('many panels on the same task are answered by the same calls', async () => {
  const { source, read } = reading(withLogs(120), { taskIds: [task] });
  await Promise.all([read(), read(), read()]);
  expect(source.calls()).toHaveLength(2);
  source.pass(6_000);
  await read();
  expect(source.calls()).toHaveLength(2);
});
