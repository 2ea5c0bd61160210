import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { hexId, logRecord } from '../../../../../tests/simulators/opsera/handmade-records';
import { simulateOpsera } from '../../../../../tests/simulators/opsera/start';
import { CallSignal } from '../../../client/call-signal';
import type { Settings } from '../../../connection/settings';
import type { taskLogs as model } from '../../../../model/vendors/opsera';
import { plainEvents, told } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { ReadRequest } from '../../vendor';
import { opsera } from '../index';
import { taskLogsAsk } from '../requests';
import { taskLogs } from './reader';

const task = hexId(1);
const range = { from: Date.UTC(2026, 10, 21, 10), to: Date.UTC(2026, 10, 21, 12) };

type Request = ReadRequest<typeof model>;

const nothing = { taskIds: [], taskNames: [], runCounts: [] };

function reading(server: Simulation, selection: Partial<Request['selection']>, settings: Partial<Settings> = {}) {
  const source = simulatedDataSource(opsera, server, settings);
  const bodies: unknown[] = [];
  server.afterAnswer(({ body }) => bodies.push(JSON.parse(body)));
  const read = async (request: Partial<Request> = {}, dependsOn: Parameters<typeof told>[1] = []) => {
    const asked = {
      ...plainRequest,
      selection: { ...nothing, ...selection },
      ...range,
      ...request,
    };
    const { value, ...said } = told(await taskLogs.read(asked, source.client()), dependsOn);
    return { ...said, events: plainEvents(value) };
  };
  return { source, read, bodies };
}

function serverWith(logs: object[], name = task): Simulation {
  const server = simulateOpsera();
  server.add({ task: name, logs });
  return server;
}

const logsOf = (count: number) => Array.from({ length: count }, (_, index) => logRecord(index));
const withLogs = (count: number) => serverWith(logsOf(count));

test('a log becomes an event of its type on the task, of the run of its task and count', async () => {
  const server = serverWith([logRecord(3, { log_type: 'report', message: '\u001b[31mall\n is  well\u001b[0m' })]);
  const { events, notices, shortfalls } = await reading(server, { taskIds: [task] }).read();
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

test.each(['array', 'data', 'logs', 'items', 'results'])('logs are found as %s', async (taskLogs) => {
  const server = withLogs(120);
  server.setSwitches({ taskLogs });
  expect((await reading(server, { taskIds: [task] }).read()).events).toHaveLength(120);
});

test('the task is asked for by id or name, page by page until one brings nothing, and once whether page 1 is the first', async () => {
  const server = withLogs(99);
  server.add({ task: 'scan', logs: [logRecord(500)] });
  const { read, bodies } = reading(server, { taskIds: [task], taskNames: ['scan'] }, { maxConcurrentRequests: 1 });
  const { events } = await read();
  expect(bodies).toEqual([
    { id: task, page: 1, pageSize: 100 },
    { id: task, page: 0, pageSize: 100 },
    { id: task, page: 2, pageSize: 100 },
    { name: 'scan', page: 1, pageSize: 100 },
    { name: 'scan', page: 2, pageSize: 100 },
  ]);
  expect(events[99]?.run).toBe('scan #5');
});

test('logs that were read before the time was up are shown, with a word about the others', async () => {
  const server = serverWith(logsOf(150).reverse());
  const source = simulatedDataSource(opsera, server);
  const signal = new CallSignal();
  server.afterAnswer(({ body }) => body.includes('"page":2') && signal.end('deadline'));
  const request = { ...plainRequest, ...range, selection: { ...nothing, taskIds: [task] } };
  const { value, shortfalls } = told(await taskLogs.read(request, source.client({ signal })));
  expect(plainEvents(value)).toHaveLength(100);
  expect(shortfalls).toEqual([expect.stringMatching(/^Page 2 of the logs of task .* Time ran out/)]);
});

test('a request for logs only reads, and may be repeated', () => {
  expect(taskLogsAsk({ task: { name: 'scan' }, runCount: undefined }, 1).request.repeatable).toBe(true);
});

test('run counts are asked for one by one', async () => {
  const server = serverWith([4, 5, 6].map((run) => logRecord(run, { run_count: run })));
  const { events } = await reading(server, { taskIds: [task], runCounts: ['4', '6'] }).read();
  expect(events.map(({ run }) => run)).toEqual([`${task} #4`, `${task} #6`]);
});

test('logs of other runs than the one that was asked for are left out, and that is said', async () => {
  const server = serverWith([logRecord(1)]);
  server.fault({ kind: 'answer', body: { data: [logRecord(1), logRecord(2, { run_count: 9 })] } });
  const { events, notices } = await reading(server, { taskIds: [task], runCounts: ['5'] }).read();
  expect(events.map(({ eventId }) => eventId)).toEqual([hexId(1)]);
  expect(notices.map(({ text }) => text)).toEqual(['1 log that Opsera gave though others were asked for is left out.']);
});

const odd = (more: object) => [logRecord(1), logRecord(2, { task_id: hexId(2), status: 'failed' }), logRecord(3, more)];

test.each([{ task_id: hexId(1).toUpperCase() }, { task_id: undefined }, { task_id: ' ' }, { task_id: 'deploy web' }])(
  'logs of another task than the one that was asked for by id are left out, and that is said; not so one with %j',
  async (more) => {
    const { events, notices, shortfalls } = await reading(serverWith(odd(more)), { taskIds: [task] }).read();
    expect(events.map(({ eventId }) => eventId)).toEqual([hexId(1), hexId(3)]);
    expect(notices.map(({ text }) => text)).toEqual([
      '1 log that Opsera gave though others were asked for is left out.',
    ]);
    expect(shortfalls).toEqual([]);
  }
);

test('where all logs are of other tasks than the one that was asked for by id, its own may be missing', async () => {
  const others = [1, 2].map((number) => logRecord(number, { task_id: hexId(2) }));
  const { events, shortfalls } = await reading(serverWith(others), { taskIds: [task] }).read();
  expect(events).toEqual([]);
  expect(shortfalls).toEqual([
    `All that Opsera gave for task ${task} (2 logs) is of other tasks by its task_id, so that its own may be missing: look at the task in Opsera itself, and for a newer Runtrail.`,
  ]);
});

test('that a task failed is not told by the log of another', async () => {
  const server = simulateOpsera();
  server.fault({ kind: 'answer', body: { status: 'failed', data: odd({}), count: 3 } });
  const { shortfalls } = await reading(server, { taskIds: [task] }).read();
  expect(shortfalls).toEqual([expect.stringContaining('but none of the logs that it gives does')]);
});

test('a task that is asked for by id and by name gives each log once', async () => {
  const server = withLogs(3);
  const { events } = await reading(server, { taskIds: [task], taskNames: ['deploy web'] }).read();
  expect(events.map(({ eventId }) => eventId)).toEqual([hexId(0), hexId(1), hexId(2)]);
});

const shared =
  '2 tasks of Opsera are named "deploy web", so that runs of theirs with the same number are taken for one: select the tasks by their ids.';

test.each<[string, object, Partial<Request['selection']>, string[]]>([
  ['of two tasks', {}, {}, [shared]],
  ['of two tasks, by single runs', { run_count: 6 }, { runCounts: ['5', '6'] }, []],
  ['of two tasks in the same run, by single runs', {}, { runCounts: ['5', '6'] }, [shared]],
  ['of two tasks, one outside the range', { createdAt: '2026-11-20T11:00:00Z' }, {}, []],
  ['of one task', { task_id: hexId(1) }, {}, []],
])('logs %s of one name are told of where the query depends on runs: %j %j', async (_, log, selection, due) => {
  const server = serverWith([logRecord(1), logRecord(2, { task_id: hexId(2), ...log })], 'deploy web');
  const { read } = reading(server, { taskNames: ['deploy web'], ...selection });
  expect((await read({}, ['run'])).shortfalls).toEqual(due);
  expect(await read()).toMatchObject({ shortfalls: [], notices: due.map((text) => ({ text })) });
});

const strange =
  '1 log that Opsera gave for task "deploy web" is of a task of another name, and may be counted wrongly: select the tasks by their ids.';

test.each<[string, object, string[]]>([
  ['another name and id', { name: 'deploy web 2', task_id: hexId(2) }, [strange]],
  ['another name and id, outside the range', { name: 'x', task_id: hexId(2), createdAt: '2026-11-20T11:00:00Z' }, []],
  ['another name alone, as where the task was renamed', { name: 'deploy the web' }, []],
  ['the same name in another case', { name: ' Deploy Web', task_id: hexId(2) }, []],
  ['another id without a name', { name: undefined, task_id: hexId(2) }, []],
])('a log with %s may not be of the task that was asked for by name', async (_, log, due) => {
  const server = serverWith([logRecord(1), logRecord(2, log)], 'deploy web');
  expect((await reading(server, { taskNames: ['deploy web'] }).read()).shortfalls).toEqual(due);
});

test('where no log has the name that was asked for, a log’s name is not the task’s', async () => {
  const steps = [1, 2].map((number) => logRecord(number, { name: `step ${number}`, task_id: hexId(number) }));
  const { shortfalls } = await reading(serverWith(steps, 'deploy web'), { taskNames: ['deploy web'] }).read();
  expect(shortfalls).toEqual([]);
});

test('what a log does not say is filled in from what was asked, and its message from what is known', async () => {
  const bare = { createdAt: '2026-11-21T11:00:00Z', message: '' };
  const named = { ...bare, name: 'deploy  web', runCount: 7, log_type: 'console log' };
  const words = ['failed', 'passed', 'running', 'queued', 'halted', 'skipped', 'half\nway', undefined];
  const server = serverWith([
    { ...bare, _id: hexId(1) },
    ...words.map((status, index) => ({ ...named, _id: hexId(2 + index), status })),
  ]);
  const { events } = await reading(server, { taskIds: [task] }).read();
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
  const server = serverWith([
    logRecord(1),
    logRecord(2, { createdAt: '21.11.2026' }),
    logRecord(3, { _id: undefined }),
    logRecord(4, { _id: { $oid: hexId(4) } }),
  ]);
  const { events, shortfalls } = await reading(server, { taskIds: [task] }).read();
  expect(events).toHaveLength(1);
  expect(shortfalls).toEqual([
    '3 logs of Opsera could not be understood: they lack an id (_id) or a time (createdAt). Look at Opsera itself, and for a newer Runtrail.',
  ]);
  const unread = serverWith([logRecord(2, { createdAt: '21.11.2026' })]);
  await expect(reading(unread, { taskIds: [task] }).read()).rejects.toMatchObject({
    status: 502,
    message: expect.stringMatching(/^Opsera sent 1 log for the logs of task .*, none of which could be understood/),
  });
});

test('a word or number that is something else is a shortfall where the query depends on it', async () => {
  const server = serverWith([logRecord(1, { status: { code: 3 } })]);
  const { read } = reading(server, { taskIds: [task] });
  expect((await read()).shortfalls).toEqual([]);
  expect((await read({}, ['outcome'])).shortfalls).toEqual([
    '1 log had something unexpected in status; it is left empty.',
    expect.stringMatching(/^1 log of Opsera does not say how it ended, so that the outcome is unknown: /),
  ]);
});

test('logs of which none has a status are a shortfall where the query depends on outcomes', async () => {
  const { read } = reading(serverWith([logRecord(1, { status: undefined })]), { taskIds: [task] });
  expect((await read()).shortfalls).toEqual([]);
  expect((await read({}, ['outcome'])).shortfalls).toEqual([
    '1 log of Opsera came without any status, so that the outcome is not known: look at Opsera itself, and for a newer Runtrail.',
    expect.stringMatching(/^1 log of Opsera does not say how it ended, so that the outcome is unknown: /),
  ]);
});

test('a field that no log has is called as Opsera calls it', async () => {
  const { read } = reading(serverWith([logRecord(1, { log_type: undefined })]), { taskIds: [task] });
  expect((await read({}, ['event'])).shortfalls).toEqual([
    '1 log of Opsera came without any log_type, so that the event is not known: look at Opsera itself, and for a newer Runtrail.',
    expect.stringContaining('log_type'),
  ]);
});

test('details are the whole log, unchanged', async () => {
  const { events } = await reading(withLogs(1), { taskIds: [task] }).read({ details: true });
  expect(JSON.parse(events[0]?.details ?? '')).toEqual(logRecord(0));
});

test('a task that Opsera has not is named', async () => {
  await expect(reading(simulateOpsera(), { taskIds: [task] }).read()).rejects.toMatchObject({
    message: `Opsera has no task ${task}.`,
    status: 404,
  });
  await expect(reading(simulateOpsera(), { taskNames: ['a "b"'] }).read()).rejects.toMatchObject({
    message: 'Opsera has no task "a "b"".',
  });
});

test('a task that cannot be read leaves the others standing, and is said to be missing', async () => {
  const { events, shortfalls } = await reading(withLogs(2), { taskIds: [task, hexId(2)] }).read();
  expect(events).toHaveLength(2);
  expect(shortfalls).toEqual([`Task ${hexId(2)} could not be read: Opsera has no task ${hexId(2)}.`]);
});

test('of more tasks than maxRuns the first given are read', async () => {
  const { source, read } = reading(
    withLogs(1),
    { taskIds: [task], runCounts: ['5', '6', '7'] },
    { maxRuns: 2, maxConcurrentRequests: 1 }
  );
  expect((await read()).shortfalls).toEqual([
    'Only the first 2 of the 3 task runs given were read; raise Most runs (maxRuns) for more.',
  ]);
  // The one run that there are logs of takes two more calls: for the page before, and for the next, which brings nothing more.
  expect(source.calls()).toHaveLength(4);
});

test('listed is every task that Opsera lists, beside those given, and it is said where there are more than are read', async () => {
  const server = simulateOpsera();
  const listed = [1, 2, 3].map((id) => ({ _id: hexId(id), name: `task ${id}` }));
  server.fault({ kind: 'answer', endpoint: '/api/v2/tasks', status: 200, body: listed });
  listed.forEach(({ _id }) => server.add({ task: _id, logs: [logRecord(1, { task_id: _id })] }));
  const asked = async (taskIds: string[], maxRuns: number) => {
    const { read, bodies } = reading(server, { taskIds }, { maxRuns });
    const { shortfalls } = await read();
    const ids = bodies.flatMap((body) => /"id":"(\w+)"/.exec(JSON.stringify(body))?.[1] ?? []);
    return { ids: [...new Set(ids)], shortfalls };
  };
  expect(await asked(['listed'], 100)).toEqual({ ids: [hexId(1), hexId(2), hexId(3)], shortfalls: [] });
  expect(await asked([hexId(3), 'listed'], 2)).toEqual({
    ids: [hexId(3), hexId(1)],
    shortfalls: ['Only the first 1 of 2 listed tasks were read; raise Most runs (maxRuns) for more.'],
  });
});

/** An Opsera that lists three tasks, of which all had been read. */
async function readOnce() {
  const server = simulateOpsera();
  [1, 2, 3].forEach((id) => server.add({ task: hexId(id), logs: [logRecord(id, { task_id: hexId(id) })] }));
  const { source, read, bodies } = reading(server, { taskIds: ['listed'] });
  const idsOf = async () => (await read()).events.map(({ eventId }) => eventId).sort();
  expect(await idsOf()).toEqual([1, 2, 3].map(hexId));
  source.pass(10_000);
  return { server, source, read, bodies, idsOf };
}

test('a task that Opsera does not list any more is read by its id', async () => {
  const { server, read, idsOf } = await readOnce();
  const body = [1, 3].map((id) => ({ _id: hexId(id) }));
  server.fault({ kind: 'answer', endpoint: '/api/v2/tasks', body });
  expect(await idsOf()).toEqual([1, 2, 3].map(hexId));
  expect((await read()).shortfalls).toEqual([]);
});

test('a task that is gone is told of where it had logs of the range, and asked for where it may have', async () => {
  const { server, source, read, bodies, idsOf } = await readOnce();
  server.add({ deletedTask: hexId(2) });
  expect(await idsOf()).toEqual([1, 3].map(hexId));
  expect((await read()).shortfalls).toEqual([expect.stringContaining(`Opsera gave a log of task ${hexId(2)} from`)]);
  expect((await read({ to: range.from + 1 })).shortfalls).toEqual([]);
  source.pass(3_600_000);
  bodies.length = 0;
  const from = source.host.now() - 60_000;
  expect((await read({ from, to: from + 60_000 })).shortfalls).toEqual([]);
  expect(JSON.stringify(bodies)).not.toContain(hexId(2));
});

test.each<[string, object, string[]]>([
  ['counts more', { count: 5, data: [{ _id: task }] }, ['Opsera lists 1 task, but counts 5']],
  [
    'does not count and lists as few as servers put on a page',
    { data: Array.from({ length: 20 }, () => ({ _id: task })) },
    ['Opsera lists 20 tasks, which may be the most that it lists'],
  ],
  [
    'does not count and lists as many as servers put on a page',
    { data: Array.from({ length: 100 }, () => ({ _id: task })) },
    ['Opsera lists 100 tasks, which may be the most that it lists'],
  ],
  ['counts just as many', { count: 100, data: Array.from({ length: 100 }, () => ({ _id: task })) }, []],
  ['gives one no id', [{ _id: task }, { name: 'x' }, 7], ['2 tasks that Opsera lists have no id']],
  ['lists none', [], ['Opsera lists no tasks: type the ids of the tasks in question']],
])('where Opsera %s, listed is known to lack tasks or not', async (_, body, due) => {
  const server = withLogs(1);
  server.fault({ kind: 'answer', endpoint: '/api/v2/tasks', body });
  const { shortfalls } = await reading(server, { taskIds: ['listed'] }).read();
  expect(shortfalls).toEqual(due.map((text): unknown => expect.stringMatching(`^${text}`)));
});

test('a log without a run count is told of also where the name of its task looks as if it had one', async () => {
  const server = serverWith([logRecord(1, { run_count: undefined, name: 'build #7' })], 'build #7');
  const { shortfalls } = await reading(server, { taskNames: ['build #7'] }).read({}, ['run']);
  expect(shortfalls).toEqual([expect.stringMatching(/^1 log of Opsera has no run_count that can be read/)]);
});

test('a blank word of a log is none', async () => {
  const server = serverWith([logRecord(1, { name: ' ', run_count: ' ', runCount: 4, log_type: ' ' })]);
  const { events } = await reading(server, { taskIds: [task] }).read();
  expect(events).toMatchObject([{ target: task, run: `${task} #4`, event: 'unknown' }]);
});

test('where Opsera lists no tasks, listed is an error that says to type ids', async () => {
  const server = simulateOpsera({ switches: { tasks: 'missing' } });
  await expect(reading(server, { taskIds: ['listed'] }).read()).rejects.toMatchObject({
    message: 'Opsera does not list tasks (404): type what you look for.',
  });
});

test('of lists that multiply to millions only what is read is made', async () => {
  const many = Array.from({ length: 3_000 }, (_, n) => `${n}`);
  const { source, read } = reading(withLogs(1), { taskNames: many, runCounts: many }, { maxRuns: 2 });
  await expect(read()).rejects.toMatchObject({ message: 'Opsera has no task "0".' });
  expect(source.calls()).toHaveLength(2);
});

test('more logs than maxEvents are not read, and that is said', async () => {
  const { source, read } = reading(withLogs(1_000), { taskIds: [task] }, { maxEvents: 150 });
  const { events, shortfalls } = await read();
  expect(events).toHaveLength(150);
  expect(shortfalls).toEqual([expect.stringMatching(/^Only 150 events of more logs of task .* are used/)]);
  expect(source.calls()).toHaveLength(3);
});

test('when the tasks read so far have maxEvents within the range, no more are read, and that is said', async () => {
  const server = withLogs(60);
  server.add({ task: hexId(2), logs: [logRecord(200)] });
  const settings = { maxEvents: 60, maxConcurrentRequests: 1 };
  const { shortfalls } = await reading(server, { taskIds: [task, hexId(2)] }, settings).read();
  expect(shortfalls).toEqual([
    'Reading stopped after the first task of 2, which has 60 events or more: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('the same page again and again ends the reading, and is a shortfall', async () => {
  const server = withLogs(300);
  server.setSwitches({ ignoresPage: true });
  const { source, read } = reading(server, { taskIds: [task] });
  const { events, shortfalls } = await read();
  expect(events).toHaveLength(100);
  expect(shortfalls).toEqual([
    `Opsera gave 100 logs of task ${task}, which may be the most that it lists, as nothing proves that these are all: select single runs of it under Runs.`,
  ]);
  expect(source.calls()).toHaveLength(3);
});

test.each([
  ['newest first', 3],
  ['oldest first, with a count', 3],
])('where the list is long, reading stops at what is older than the range, %s', async (order, calls) => {
  const server = serverWith(order === 'newest first' ? logsOf(990).reverse() : logsOf(990));
  server.setSwitches({ taskLogs: order === 'newest first' ? 'array' : 'data' });
  const { source, read } = reading(server, { taskIds: [task] });
  const from = Date.UTC(2026, 10, 21, 11) + 940_000;
  const { events, shortfalls, notices } = await read({ from });
  expect(events.map(({ eventId }) => eventId).sort()).toEqual(
    Array.from({ length: 50 }, (_, index) => hexId(940 + index))
  );
  expect({ shortfalls, notices }).toEqual({ shortfalls: [], notices: [] });
  expect(source.calls()).toHaveLength(calls);
  expect((await read({ from: from + 1_000_000 })).notices).toEqual([
    { severity: 'info', text: `The logs of task ${task} all lie outside the time range.` },
  ]);
});

test('a page that is not full is not the last where Opsera counts more', async () => {
  const server = withLogs(130);
  server.setSwitches({ taskLogs: 'data', mostPerPage: 50 });
  const { read } = reading(server, { taskIds: [task] });
  const { events, shortfalls } = await read();
  expect(events).toHaveLength(130);
  expect(shortfalls).toEqual([]);
});

test('many panels on the same task are answered by the same calls', async () => {
  const { source, read } = reading(withLogs(120), { taskIds: [task] });
  await Promise.all([read(), read(), read()]);
  expect(source.calls()).toHaveLength(4);
  source.pass(6_000);
  await read();
  expect(source.calls()).toHaveLength(3);
});

test('a list that is shorter than its count, with nothing on its last page, is read all the same, and a shortfall', async () => {
  const server = withLogs(10);
  server.setSwitches({ taskLogs: 'data' });
  server.fault({ kind: 'cutList' });
  const { events, shortfalls } = await reading(server, { taskIds: [task] }).read();
  expect(events).toHaveLength(5);
  expect(shortfalls).toEqual([expect.stringMatching(/^Opsera counts 10 logs of task .* but gave only 5: /)]);
});

test('a task without the newest log that it gave before is a shortfall, until it has it again', async () => {
  const server = serverWith([logRecord(3_000)]);
  const { read, source } = reading(server, { taskIds: [task] });
  const shortfalls = async () => {
    source.pass(60_000);
    return (await read()).shortfalls;
  };
  expect(await shortfalls()).toEqual([]);
  server.fault({ kind: 'answer', body: { data: [] } });
  expect(await shortfalls()).toEqual([
    expect.stringMatching(
      /^Opsera gave a log of task .* from 2026-11-21 11:50:00 UTC before, and does not give it any more/
    ),
  ]);
  server.clearFaults();
  expect(await shortfalls()).toEqual([]);
});

test('a log whose time was wrong beside one of the future is not missed when times are right again', async () => {
  const server = serverWith([logRecord(3_000), logRecord(-3_900)]);
  const { read, source } = reading(server, { taskIds: [task] });
  server.fault({ kind: 'wrongZone', hours: 2 });
  await read();
  server.clearFaults();
  source.pass(60_000);
  expect((await read()).shortfalls).toEqual([]);
});

test.each([99, 100, 101, 200])('%i logs without a count are all where the page behind them is empty', async (count) => {
  const { events, shortfalls } = await reading(withLogs(count), { taskIds: [task] }).read();
  expect({ count: events.length, shortfalls }).toEqual({ count, shortfalls: [] });
});

test('a task that failed without a log of it is a shortfall while that may have been within the range', async () => {
  const server = serverWith([logRecord(3_000)]);
  const body = { status: 'failed', data: [logRecord(3_000)] };
  server.fault({ kind: 'answer', body });
  const { read, source } = reading(server, { taskIds: [task] });
  const says = async (from: number) => (await read({ from })).shortfalls.length;
  const [{ from }, hour] = [range, 3_600_000];
  expect(await says(from)).toBe(1);
  source.pass(3 * hour);
  expect(await says(from)).toBe(1);
  expect(await says(from + 3 * hour)).toBe(0);
  server.clearFaults();
  source.pass(60_000);
  await read();
  server.fault({ kind: 'answer', body });
  source.pass(60_000);
  expect(await says(from + 3 * hour)).toBe(1);
});

test('a log that is gone and so old that it may have been removed is a notice', async () => {
  const server = serverWith([logRecord(3_000)]);
  const { read, source } = reading(server, { taskIds: [task] });
  await read();
  server.fault({ kind: 'answer', body: { data: [] } });
  source.pass(25 * 3_600_000);
  const { notices, shortfalls } = await read();
  expect(shortfalls).toEqual([]);
  expect(notices.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Opsera no longer gives a log of task .*, which it may have removed for its age\.$/),
  ]);
});
