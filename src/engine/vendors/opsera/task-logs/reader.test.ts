import type { Settings } from '../../../connection/settings';
import { plainEvents, testDataSource, told } from '../../../testing/data-source';
import type { ReadRequest } from '../../vendor';
import { opsera } from '../index';
import { hexId, logRecord, Platform } from '../opsera.fixture';
import { taskLogs } from './reader';

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
  const read = async (request: Partial<ReadRequest> = {}) => {
    const asked = { selection, ...range, details: false, includePayloads: false, only: {}, ...request };
    const { value, ...said } = told(await taskLogs.read(asked, source.client()));
    return { ...said, events: plainEvents(value) };
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
  expect(source.calls().length).toBeGreaterThan(1);
});

test('the task is asked for by id or name, page by page until one brings nothing', async () => {
  const platform = withLogs(99);
  platform.logs.set('scan', [logRecord(500, { _id: hexId(500) })]);
  const { read, bodies } = reading(platform, { taskIds: [task], taskNames: ['scan'] }, { maxConcurrentRequests: 1 });
  const { events } = await read();
  expect(bodies).toEqual([
    { json: { id: task, page: 1, pageSize: 100 } },
    { json: { id: task, page: 2, pageSize: 100 } },
    { json: { name: 'scan', page: 1, pageSize: 100 } },
    { json: { name: 'scan', page: 2, pageSize: 100 } },
  ]);
  expect(events[99]?.run).toBe('scan #5');
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
  const request = { selection: { taskIds: [task] }, ...range, details: false, includePayloads: false, only: {} };
  await taskLogs.read(request, source.client());
  expect(repeatable).toEqual([true, true]);
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

test('what a log does not say is filled in from what was asked, and its message from what is known', async () => {
  const platform = new Platform();
  const bare = { createdAt: '2026-11-21T11:00:00Z', message: '' };
  const named = { ...bare, name: 'deploy  web', runCount: 7, log_type: 'console log' };
  const words = ['failed', 'passed', 'running', 'queued', 'halted', 'skipped', 'half\nway', undefined];
  platform.logs.set(task, [
    { ...bare, _id: hexId(1) },
    ...words.map((status, index) => ({ ...named, _id: hexId(2 + index), status })),
  ]);
  const { events } = await reading(platform, { taskIds: [task] }).read();
  expect(events).toMatchObject([
    { event: 'unknown', target: task, run: task, message: `Task ${task} logged something` },
    { event: 'console log', target: 'deploy  web', run: `${task} #7`, message: 'Run 7 of deploy web failed' },
    { message: 'Run 7 of deploy web succeeded' },
    { message: 'Run 7 of deploy web is running' },
    { message: 'Run 7 of deploy web is waiting' },
    { message: 'Run 7 of deploy web was stopped' },
    { message: 'Run 7 of deploy web was skipped' },
    { message: 'Run 7 of deploy web says "half way"' },
    { message: 'Run 7 of deploy web logged something' },
  ]);
});

test('logs without a time or an id are a shortfall, and if that is all there are, the task cannot be read', async () => {
  const platform = new Platform();
  platform.logs.set(task, [
    logRecord(1),
    logRecord(2, { createdAt: '21.11.2026' }),
    logRecord(3, { _id: undefined }),
    logRecord(4, { _id: { $oid: hexId(4) } }),
  ]);
  const { events, shortfalls } = await reading(platform, { taskIds: [task] }).read();
  expect(events).toHaveLength(1);
  expect(shortfalls).toEqual(['3 logs could not be understood: they lack an id (_id) or a time (createdAt).']);
  platform.logs.set(task, [logRecord(2, { createdAt: '21.11.2026' })]);
  await expect(reading(platform, { taskIds: [task] }).read()).rejects.toMatchObject({
    status: 502,
    message: expect.stringMatching(/^Opsera sent 1 log for the logs of task .*, none of which could be understood/),
  });
});

test('a word or number that is something else is a shortfall where the query depends on it', async () => {
  const platform = new Platform();
  platform.logs.set(task, [logRecord(1, { status: { code: 3 } })]);
  const source = testDataSource(opsera, { answer: platform.answer });
  const request = { selection: { taskIds: [task] }, ...range, details: false, includePayloads: false, only: {} };
  const result = await taskLogs.read(request, source.client());
  expect(told(result).shortfalls).toEqual([]);
  expect(told(result, ['outcome']).shortfalls).toEqual(['1 log had something unexpected in status; it is left empty.']);
});

test('details are the whole log, unchanged', async () => {
  const { events } = await reading(withLogs(1), { taskIds: [task] }).read({ details: true });
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
  // The one run that there are logs of takes a second call, which brings nothing more.
  expect(source.calls()).toHaveLength(3);
});

test('more logs than maxEvents are not read, and that is said', async () => {
  const { source, read } = reading(withLogs(1_000), { taskIds: [task] }, { maxEvents: 150 });
  const { events, shortfalls } = await read();
  expect(events).toHaveLength(150);
  expect(shortfalls).toEqual([expect.stringMatching(/^Only 150 events of more logs of task .* are used/)]);
  expect(source.calls()).toHaveLength(2);
});

test('when the tasks read so far have maxEvents within the range, no more are read, and that is said', async () => {
  const platform = withLogs(60);
  platform.logs.set(hexId(2), [logRecord(200)]);
  const settings = { maxEvents: 60, maxConcurrentRequests: 1 };
  const { shortfalls } = await reading(platform, { taskIds: [task, hexId(2)] }, settings).read();
  expect(shortfalls).toEqual([
    'Reading stopped after 1 of 2 task runs, which have 60 events or more: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('the same page again and again ends the reading, and is a shortfall', async () => {
  const platform = withLogs(300);
  platform.wrap = () => Array.from({ length: 100 }, (_, index) => logRecord(index));
  const { source, read } = reading(platform, { taskIds: [task] });
  const { events, shortfalls } = await read();
  expect(events).toHaveLength(100);
  expect(shortfalls).toEqual([
    `After a full page Opsera gave no more logs of task ${task} than 100, which may be the most that it lists: narrow the time range or the selection.`,
  ]);
  expect(source.calls()).toHaveLength(2);
});

test.each([
  ['newest first', 2],
  ['oldest first, with a count', 3],
])('where the list is long, reading stops at what is older than the range, %s', async (order, calls) => {
  const platform = withLogs(1_000);
  if (order === 'newest first') {
    platform.logs.get(task)?.reverse();
  } else {
    platform.wrap = (data, count) => ({ data, count });
  }
  const { source, read } = reading(platform, { taskIds: [task] });
  const from = Date.UTC(2026, 10, 21, 11) + 950_000;
  const { events, shortfalls, notices } = await read({ from });
  expect(events.map(({ eventId }) => eventId).sort()).toEqual(
    Array.from({ length: 50 }, (_, index) => hexId(950 + index))
  );
  expect({ shortfalls, notices }).toEqual({ shortfalls: [], notices: [] });
  expect(source.calls()).toHaveLength(calls);
  expect((await read({ from: from + 1_000_000 })).notices).toEqual([
    { severity: 'info', text: `The logs of task ${task} all lie outside the time range.` },
  ]);
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
  expect(source.calls()).toHaveLength(3);
  source.pass(6_000);
  await read();
  expect(source.calls()).toHaveLength(3);
});
