import * as v from 'valibot';
import { audit, node } from '../../../tests/simulators/opus/handmade-audit';
import { simulateOpcore } from '../../../tests/simulators/opcore/start';
import { simulateOpsera } from '../../../tests/simulators/opsera/start';
import { simulateOpus } from '../../../tests/simulators/opus/start';
import { simulatePuppet } from '../../../tests/simulators/puppet/start';
import type { Simulation } from '../../../tests/simulators/base/simulation';
import type { Collected, LatestEvent } from '../seam/protocol';
import { cellsOf } from '../testing/node-host';
import { simulatedDataSource } from '../testing/simulated-data-source';
import type { TestDataSource } from '../testing/data-source';
import type { Vendor } from '../vendors/vendor';
import { opcore } from '../vendors/opcore';
import { opsera } from '../vendors/opsera';
import { opus } from '../vendors/opus';
import { puppet } from '../vendors/puppet';
import { collect } from './collect';

const hour = 3_600_000;
const memorySchema = v.object({
  at: v.number(),
  jobs: v.record(
    v.string(),
    v.looseObject({ readAt: v.number(), openSince: v.nullable(v.number()), failingSince: v.nullable(v.number()) })
  ),
});

interface Asked {
  from: number;
  to: number;
  memory?: unknown;
  details?: boolean;
  backwards?: boolean;
  latest?: LatestEvent;
}

function collecting(vendor: Vendor, server: Simulation, settings: Parameters<typeof simulatedDataSource>[2] = {}) {
  const source = simulatedDataSource(vendor, server, { maxRuns: 10_000, ...settings });
  const read = (queryType: string, { from, to, memory = null, details = false, backwards = false, latest }: Asked) =>
    collect(
      { queryType, from, to, backwards, details, memory, sweepEvery: hour, latest: latest ?? null },
      source.client({ freshness: 'rules' }),
      vendor,
      [vendor.model]
    );
  return { source, read };
}

function idsOf({ columns, rows }: Collected): string[] {
  const { eventId } = columns;
  const ids = eventId?.kind === 'text' ? cellsOf(eventId) : [];
  return Array.from(rows, (row) => ids[row] ?? '');
}

function latestOf(collected: Collected): LatestEvent {
  const { columns, rows } = collected;
  const { time, run } = columns;
  const row = rows[rows.length - 1] ?? NaN;
  if (time?.kind !== 'number' || run?.kind !== 'dictionary') {
    throw new TypeError('Events have times and runs.');
  }
  const id = idsOf(collected).at(-1) ?? '';
  return { id, run: run.values[run.codes[row] ?? NaN] ?? '', time: time.values[row] ?? NaN };
}

/** Sweeps until nothing more is due, as the collector does. */
async function sweepAll(
  queryType: string,
  read: ReturnType<typeof collecting>['read'],
  source: TestDataSource,
  memory: unknown = null
) {
  const ids: string[] = [];
  for (;;) {
    const to = source.host.now();
    const swept = await read(queryType, { from: to - hour, to, memory });
    ids.push(...idsOf(swept));
    if (!swept.more) {
      return { ids, swept };
    }
    memory = JSON.parse(JSON.stringify(swept.memory));
  }
}

test('a job and its events are collected once they have ended, and until then the archive is complete only to where they began', async () => {
  const server = simulatePuppet();
  const { source, read } = collecting(puppet, server);
  server.add({ start: true, type: 'deploy', nodes: 2, fails: false });
  const began = server.clock.now();
  source.pass(15_000);
  const going = await read('puppet.jobs', { from: began - hour, to: began + 15_000 });
  expect(idsOf(going)).toEqual([]);
  expect(going.completeUntil).toBe(began - 1);
  source.pass(2 * hour);
  const to = source.host.now();
  const ended = await read('puppet.jobs', { from: to - 600_000, to });
  expect([idsOf(ended), ended.completeUntil]).toEqual([[], to]);
  expect(idsOf(await read('puppet.jobs', { from: began, to }))).toEqual(['1001']);
  const events = await read('puppet.jobEvents', { from: began, to });
  expect(idsOf(events)).toHaveLength((server.events()['puppet.jobEvents'] ?? []).length);
  expect(events).toMatchObject({ shortfalls: [], more: false, memory: null });
});

test('what has gone on for a day is collected as it is, so that something that hangs holds nothing up', async () => {
  const server = simulatePuppet();
  const { source, read } = collecting(puppet, server);
  server.add({
    job: {
      name: '7',
      state: 'running',
      type: 'task',
      timestamp: '2026-11-19T12:00:00Z',
      created_timestamp: '2026-11-19T12:00:00Z',
    },
  });
  const to = source.host.now();
  const collected = await read('puppet.jobs', { from: to - hour, to });
  expect([idsOf(collected), collected.completeUntil]).toEqual([['7'], to]);
});

test.each(['puppet.jobs', 'puppet.jobEvents'])(
  'a window of %s is complete from where Puppet still has everything',
  async (queryType) => {
    const server = simulatePuppet({ jobEverySeconds: 600, historyDays: 5 });
    const { source, read } = collecting(puppet, server);
    const to = source.host.now();
    const window = { from: to - 96 * hour, to: to - 72 * hour };
    expect((await read(queryType, window)).completeFrom).toBe(window.from);
    source.pass(10_000);
    server.prune(to - 80 * hour);
    const { completeFrom, shortfalls } = await read(queryType, window);
    expect(shortfalls).toEqual([]);
    expect(completeFrom).toBeGreaterThanOrEqual(to - 80 * hour);
    expect(completeFrom).toBeLessThan(to - 79 * hour);
    source.calls();
    await read(queryType, { from: to - hour, to });
    expect(source.calls().filter((call) => call.includes('limit=20'))).toEqual([]);
  }
);

test.each(['puppet.jobs', 'puppet.jobEvents'])(
  'a window of %s is complete from nowhere when Puppet has lost the latest job that it had',
  async (queryType) => {
    const server = simulatePuppet({ jobEverySeconds: 600, historyDays: 1 });
    const { source, read } = collecting(puppet, server);
    const before = source.host.now();
    const latest = latestOf(await read(queryType, { from: before - hour, to: before }));
    source.pass(9 * 60_000);
    const to = source.host.now();
    const window = { from: before - 60_000, to };
    expect((await read(queryType, { ...window, latest })).completeFrom).toBe(window.from);
    const earlier = { ...latest, time: latest.time - 10 * hour };
    expect((await read(queryType, { ...window, latest: earlier })).completeFrom).toBe(Infinity);
    server.prune(to + 60_000);
    const emptied = await read(queryType, { ...window, latest });
    expect([emptied.completeFrom, idsOf(emptied)]).toEqual([Infinity, []]);
    const long = { ...latest, time: to - 48 * hour };
    expect((await read(queryType, { ...window, latest: long })).completeFrom).toBe(window.from);
  }
);

test('a window is complete from nowhere when it is without the latest event that there was', async () => {
  const server = simulateOpsera({ historyDays: 1 });
  const { source, read } = collecting(opsera, server);
  const to = source.host.now();
  const window = { from: to - hour, to };
  server.add({ type: 'pipeline', action: 'update' });
  const latest = latestOf(await read('opsera.userActivity', window));
  expect((await read('opsera.userActivity', { ...window, latest })).completeFrom).toBe(window.from);
  const other = { ...latest, id: 'another' };
  expect((await read('opsera.userActivity', { ...window, latest: other })).completeFrom).toBe(Infinity);
});

test('an Opsera where nothing happened for long is asked for its latest event before what came later is believed', async () => {
  const server = simulateOpsera({ historyDays: 0 });
  const { source, read } = collecting(opsera, server);
  const begin = source.host.now();
  server.add({ type: 'pipeline', action: 'update' });
  const latest = latestOf(await read('opsera.userActivity', { from: begin - hour, to: begin + hour }));
  source.pass(4 * hour);
  const window = { from: source.host.now() - 10 * 60_000, to: source.host.now() };
  const since = async () => (await read('opsera.userActivity', { ...window, latest })).completeFrom;
  expect(await since()).toBe(window.from);
  server.fault({ kind: 'noRecords', times: 1 });
  expect(await since()).toBe(window.from);
  server.add({ type: 'pipeline', action: 'delete' });
  server.prune(source.host.now() + hour);
  expect(await since()).toBe(Infinity);
});

test('what a look for the latest event lacks is lacking, as the event may be in it', async () => {
  const server = simulateOpsera({ historyDays: 0 });
  const { source, read } = collecting(opsera, server);
  const begin = source.host.now();
  ['create', 'update', 'run', 'delete'].forEach((action) => server.add({ type: 'pipeline', action }));
  const latest = latestOf(await read('opsera.userActivity', { from: begin - hour, to: begin + hour }));
  source.pass(4 * hour);
  const window = { from: source.host.now() - 10 * 60_000, to: source.host.now() };
  server.fault({ kind: 'lostTimes' });
  expect((await read('opsera.userActivity', { ...window, latest })).shortfalls).toEqual([
    expect.stringContaining('2 records of Opsera could not be understood'),
  ]);
  server.clearFaults();
  expect(await read('opsera.userActivity', { ...window, latest })).toMatchObject({
    shortfalls: [],
    completeFrom: window.from,
  });
});

test('a look for the latest event that fails is lacking, and leaves what was read', async () => {
  const server = simulatePuppet();
  const { source, read } = collecting(puppet, server);
  server.add({ start: true, type: 'deploy', nodes: 2, fails: false });
  source.pass(hour);
  const latest = latestOf(await read('puppet.jobEvents', { from: source.host.now() - hour, to: source.host.now() }));
  source.pass(4 * hour);
  const window = { from: source.host.now() - 10 * 60_000, to: source.host.now() };
  server.fault({ kind: 'status', status: 500, endpoint: 'GET /orchestrator/v1/jobs/*/events' });
  const fresh = collecting(puppet, server);
  expect((await fresh.read('puppet.jobEvents', { ...window, latest })).shortfalls).toEqual([
    expect.stringContaining('500'),
  ]);
});

test.each(['puppet.jobs', 'puppet.jobEvents'])(
  'where a Puppet that lost nothing has removed the latest event of %s for its age, all is missing up to its oldest job and no more',
  async (queryType) => {
    const server = simulatePuppet({ jobEverySeconds: 600, historyDays: 5 });
    const { source, read } = collecting(puppet, server);
    const to = source.host.now();
    const window = { from: to - 96 * hour, to: to - 72 * hour };
    const latest = latestOf(await read(queryType, { from: window.from - hour, to: window.from + 600_000 }));
    server.prune(to - 80 * hour);
    source.pass(10_000);
    const { completeFrom, shortfalls } = await read(queryType, { ...window, latest });
    expect(shortfalls).toEqual([]);
    expect(completeFrom).toBeGreaterThanOrEqual(to - 80 * hour);
    expect(completeFrom).toBeLessThan(to - 79 * hour);
  }
);

test('a Puppet that lists none of its jobs once leaves no gap', async () => {
  const server = simulatePuppet({ jobEverySeconds: 600, historyDays: 5 });
  const { source, read } = collecting(puppet, server);
  const to = source.host.now();
  const window = { from: to - 96 * hour, to: to - 72 * hour };
  server.fault({ kind: 'noRecords', times: 1, skip: 1, endpoint: 'GET /orchestrator/v1/jobs' });
  expect((await read('puppet.jobs', window)).completeFrom).toBe(window.from);
});

test.each(['puppet.jobs', 'puppet.jobEvents'])(
  'after a start one empty list of Puppet is not believed: %s',
  async (queryType) => {
    const server = simulatePuppet({ jobEverySeconds: 600, historyDays: 1 });
    const to = server.clock.now();
    const before = await collecting(puppet, server).read(queryType, { from: to - 12 * hour, to: to - 6 * hour });
    const latest = latestOf(before);
    for (const from of [latest.time - 60_000, latest.time + hour]) {
      const all = idsOf(await collecting(puppet, server).read(queryType, { from, to }));
      for (const skip of [0, 1, 2, 3]) {
        server.fault({ kind: 'noRecords', times: 1, skip, endpoint: 'GET /orchestrator/v1/jobs' });
        const started = await collecting(puppet, server).read(queryType, { from, to, latest });
        expect([idsOf(started), started.completeFrom]).toEqual([all, from]);
        server.clearFaults();
      }
    }
  }
);

test('after a start one empty list of plan runs is not believed, though a job proves that of jobs', async () => {
  const server = simulatePuppet({ jobEverySeconds: 600, historyDays: 1 });
  const to = server.clock.now();
  const window = { from: to - 12 * hour, to };
  const all = await collecting(puppet, server).read('puppet.jobs', window);
  expect(idsOf(all)).toContainEqual(expect.stringContaining('plan '));
  const latest = latestOf(all);
  for (const skip of [0, 1, 2]) {
    server.fault({ kind: 'noRecords', times: 1, skip, endpoint: 'GET /orchestrator/v1/plan_jobs' });
    const started = await collecting(puppet, server).read('puppet.jobs', { ...window, latest });
    expect(idsOf(started)).toEqual(idsOf(all));
    server.clearFaults();
  }
});

test('backwards, a window of which nothing comes once is read again', async () => {
  const server = simulateOpsera({ historyDays: 0 });
  server.add({ type: 'pipeline', action: 'update' });
  const happened = server.clock.now();
  const window = { from: happened - hour, to: happened + hour, backwards: true };
  for (const skip of [0, 1, 2, 3, 4]) {
    const { source, read } = collecting(opsera, server);
    source.pass(24 * hour);
    server.add({ type: 'pipeline', action: 'delete' });
    server.fault({ kind: 'noRecords', times: 1, skip });
    expect(idsOf(await read('opsera.userActivity', window))).toHaveLength(1);
    server.clearFaults();
  }
});

test.each([
  ['within the window', 1],
  ['before it', 0],
])('a plan run %s that the token may no longer view is lacking, and not taken for lost at once', async (_, inside) => {
  const server = simulatePuppet();
  server.add({ start: true, type: 'plan_task', nodes: 2, fails: false });
  const to = server.clock.now() + 6 * hour;
  const { source, read } = collecting(puppet, server);
  source.pass(6 * hour);
  const all = await read('puppet.jobs', { from: to - 7 * hour, to });
  const [run = ''] = idsOf(all).filter((id) => id.startsWith('plan '));
  const row = Array.from(all.rows).find((_, index) => idsOf(all)[index] === run) ?? NaN;
  const time = all.columns.time?.kind === 'number' ? (all.columns.time.values[row] ?? NaN) : NaN;
  const window = { from: time + (inside === 1 ? -1 : 1) * hour, to, latest: { id: run, run, time } };
  expect(await collecting(puppet, server).read('puppet.jobs', window)).toMatchObject({
    completeFrom: window.from,
    shortfalls: [],
  });
  server.setSwitches({ planJobs: 'forbidden' });
  expect((await collecting(puppet, server).read('puppet.jobs', window)).shortfalls).toEqual([
    expect.stringContaining('403'),
  ]);
});

test('what Opsera may have removed for its age is missing so far back, and no further', async () => {
  const server = simulateOpsera({ historyDays: 1 });
  const { source, read } = collecting(opsera, server);
  const to = source.host.now();
  const latest = { id: 'removed', run: null, time: to - 10 * 24 * hour };
  const { completeFrom } = await read('opsera.userActivity', { from: to - 9 * 24 * hour, to, latest });
  expect(completeFrom).toBe(to - 7 * 24 * hour);
});

test.each([
  ['none', 24],
  ['one that ended lately', 1],
])(
  'after a long time a window is complete from where a Puppet that lists %s still has everything',
  async (_, hours) => {
    const server = simulatePuppet({ jobEverySeconds: 600, historyDays: 5 });
    const { source, read } = collecting(puppet, server);
    const to = source.host.now();
    const ends = (server.events()['puppet.jobs'] ?? []).map(({ end }) => end ?? NaN).filter((end) => end < to);
    const last = Math.max(...ends);
    server.prune(hours === 24 ? to + hour : last - 1);
    const { completeFrom } = await read('puppet.jobs', { from: to - 96 * hour, to: to - 72 * hour });
    expect(completeFrom).toBe(hours === 24 ? to - 24 * hour : last);
  }
);

test('what could not be read is a shortfall, and what nothing came of an error', async () => {
  const server = simulatePuppet({ jobEverySeconds: 600, historyDays: 1 });
  const { source, read } = collecting(puppet, server);
  const to = source.host.now();
  server.fault({ kind: 'status', status: 500, endpoint: 'GET /orchestrator/v1/jobs/*/events', times: 1, skip: 2 });
  expect((await read('puppet.jobEvents', { from: to - 6 * hour, to })).shortfalls).toEqual([
    expect.stringContaining('could not be read'),
  ]);
  server.expire();
  await expect(read('puppet.jobEvents', { from: to - 6 * hour, to })).rejects.toThrow('401');
  await expect(read('puppet.nothing', { from: to - hour, to })).rejects.toThrow('Unknown queryType');
});

test('the logs of every task that Opsera lists are read', async () => {
  const server = simulateOpsera({
    historyDays: 2,
    taskEverySeconds: 600,
    actionEverySeconds: 600,
    switches: { taskLogs: 'logs' },
  });
  const { source, read } = collecting(opsera, server);
  const to = source.host.now();
  for (const queryType of ['opsera.taskLogs', 'opsera.userActivity']) {
    const collected = await read(queryType, { from: to - 24 * hour, to });
    const happened = (server.events()[queryType] ?? []).filter(({ time }) => time >= to - 24 * hour);
    expect(collected.shortfalls).toEqual([]);
    const ids = new Set(idsOf(collected));
    expect(happened.filter(({ vendorId }) => !ids.has(vendorId))).toEqual([]);
  }
});

test('what the list of tasks lacks keeps the archive from being complete, as it does a query', async () => {
  const server = simulateOpsera({ historyDays: 1, taskEverySeconds: 600, switches: { taskLogs: 'logs' } });
  const { source, read } = collecting(opsera, server);
  const to = source.host.now();
  const [task] = (await opsera.options.tasks?.(source.client({ freshness: 'rules' }))) ?? [];
  const tasks = [{ _id: task?.value }];
  const listing = async (body: object) => {
    source.pass(10_000);
    server.clearFaults();
    server.fault({ kind: 'answer', endpoint: '/api/v2/tasks', body });
    return (await read('opsera.taskLogs', { from: to - hour, to })).shortfalls;
  };
  expect(await listing({ data: tasks, count: 7 })).toEqual([
    expect.stringContaining('Opsera lists 1 task, but counts 7'),
  ]);
  expect(await listing({ data: [...tasks, { name: 'nameless' }], count: 2 })).toEqual([
    expect.stringContaining('1 task that Opsera lists has no id'),
  ]);
  expect(await listing({ data: [], count: 0 })).toEqual([expect.stringContaining('Opsera lists no tasks')]);
});

test('Opus is swept by its list: every job once, then those alone whose state has changed', async () => {
  const server = simulateOpus({ historyDays: 7, jobEverySeconds: 600 });
  const { source, read } = collecting(opus, server);
  const first = await sweepAll('opus.jobAudit', read, source);
  const ended = (server.events()['opus.jobAudit'] ?? []).filter(({ end }) => end !== null);
  expect(new Set(first.ids).size).toBe(ended.length);
  source.calls();
  source.pass(10_000);
  const again = await sweepAll('opus.jobAudit', read, source, first.swept.memory);
  expect(again.ids.length).toBeLessThan(20);
  expect(source.calls().length).toBeLessThan(20);
});

test('an Opus that lost its newest job, or one that went on, leaves a gap', async () => {
  const server = simulateOpus({ historyDays: 1, jobEverySeconds: 600 });
  const { source, read } = collecting(opus, server);
  const first = await sweepAll('opus.jobAudit', read, source);
  const swept = source.host.now();
  source.pass(9 * 60_000);
  const to = source.host.now();
  const sweep = (memory: unknown) => read('opus.jobAudit', { from: swept, to, memory });
  expect((await sweep(first.swept.memory)).gaps).toEqual([]);
  const { jobs, at } = v.parse(memorySchema, first.swept.memory);
  const job = {
    status: 'RUNNING',
    created: swept - hour,
    readAt: swept,
    openSince: swept - 2 * hour,
    failingSince: null,
  };
  expect((await sweep({ settled: false, at, jobs: { ...jobs, gone: job } })).gaps).toEqual([[swept - 2 * hour, to]]);
  server.prune(to + hour);
  const wentOn = Math.min(...Object.values(jobs).map(({ openSince }) => openSince ?? Infinity));
  expect((await sweep({ settled: true, at, jobs })).gaps).toEqual([[Math.min(swept, wentOn), to]]);
  const ended = Object.entries(jobs).filter(([, { openSince }]) => openSince === null);
  expect((await sweep({ settled: true, at, jobs: Object.fromEntries(ended) })).gaps).toEqual([[swept, to]]);
});

test('an Opus whose list is without its jobs once leaves no gap', async () => {
  const server = simulateOpus({ historyDays: 1, jobEverySeconds: 600 });
  const { source, read } = collecting(opus, server);
  const { swept } = await sweepAll('opus.jobAudit', read, source);
  for (const kind of ['noRecords', 'newestMissing', 'lateId'] as const) {
    source.pass(60_000);
    server.fault({ kind, times: 1, endpoint: 'GET /job/search' });
    const to = source.host.now();
    expect((await read('opus.jobAudit', { from: to - hour, to, memory: swept.memory })).gaps).toEqual([]);
    server.clearFaults();
  }
});

test('a gap that a sweep finds lasts until now, however long nobody collected', async () => {
  const server = simulateOpus({ historyDays: 1, jobEverySeconds: 600 });
  const { source, read } = collecting(opus, server);
  const { swept } = await sweepAll('opus.jobAudit', read, source);
  const at = source.host.now();
  source.pass(50 * hour);
  server.prune(source.host.now() + hour);
  const { gaps } = await read('opus.jobAudit', { from: at - hour, to: at + 24 * hour, memory: swept.memory });
  expect(gaps.map(([, until]) => until)).toEqual([source.host.now()]);
});

test('jobs of Opus that are listed without an id are lacking, and are no gap', async () => {
  const server = simulateOpus({ historyDays: 1, jobEverySeconds: 600 });
  const { source, read } = collecting(opus, server);
  const { swept } = await sweepAll('opus.jobAudit', read, source);
  source.pass(60_000);
  server.fault({ kind: 'idForm', endpoint: 'GET /job/search' });
  const to = source.host.now();
  const nameless = await read('opus.jobAudit', { from: to - hour, to, memory: swept.memory });
  expect(nameless).toMatchObject({ gaps: [], shortfalls: [expect.stringContaining('jobs more than its list has')] });
  server.clearFaults();
  const memory = JSON.parse(JSON.stringify(nameless.memory));
  expect(await read('opus.jobAudit', { from: to - hour, to, memory })).toMatchObject({ gaps: [], shortfalls: [] });
  server.prune(to + hour);
  const since = v.parse(memorySchema, swept.memory).at;
  expect((await read('opus.jobAudit', { from: to - hour, to, memory })).gaps).toEqual([[since, to]]);
});

test('an Opus with more jobs than are looked at that lost its newest one leaves a gap', async () => {
  const { server } = busyOpus('newest first');
  const { source, read } = collecting(opus, server);
  const { swept } = await sweepAll('opus.jobAudit', read, source);
  source.pass(60_000);
  const to = source.host.now();
  const gaps = async () => (await read('opus.jobAudit', { from: to - hour, to, memory: swept.memory })).gaps;
  expect(await gaps()).toEqual([]);
  server.fault({ kind: 'newestMissing', endpoint: 'GET /job/search' });
  expect(await gaps()).toEqual([[v.parse(memorySchema, swept.memory).at, to]]);
});

test('a job that Opus cannot show whole is tried for a day, holds the archive up meanwhile, and is a gap then', async () => {
  const server = simulateOpus();
  const { source, read } = collecting(opus, server);
  server.add({ start: true, fails: false });
  const created = server.clock.now();
  source.pass(hour);
  server.fault({ kind: 'status', status: 500, endpoint: 'GET /job/*/audit' });
  let memory: unknown = null;
  const sweep = async () => {
    const to = source.host.now();
    const swept = await read('opus.jobAudit', { from: to - hour, to, memory });
    memory = JSON.parse(JSON.stringify(swept.memory));
    return swept;
  };
  const failing = await sweep();
  expect(failing.shortfalls).toEqual([expect.stringContaining('500')]);
  expect(failing.completeUntil).toBe(created - 1);
  await everyHour(22, source, sweep);
  source.pass(hour);
  expect(await sweep()).toMatchObject({ completeUntil: created - 1, gaps: [] });
  source.pass(2 * hour);
  expect(await sweep()).toMatchObject({ completeUntil: source.host.now() - 1, gaps: [[created, source.host.now()]] });
  source.pass(hour);
  expect(await sweep()).toMatchObject({ shortfalls: [], gaps: [] });
});

/** An Opus with 55 jobs that ended, listed in this order and ten a page, and behind them one that goes on. */
function busyOpus(order: 'newest first' | 'oldest first') {
  const server = simulateOpus({ switches: { searchPage: 10 } });
  const now = server.clock.now();
  const add = (job: string, createdAt: number, nodes: Record<string, unknown>, status = 'COMPLETED'): void => {
    const listed = { jobExecutionId: job, status, createdAt: new Date(createdAt).toISOString() };
    const lists = status === 'WAITING' ? { executed_nodes: ['A'], nb_executed_nodes: 1 } : {};
    server.add({ job, status, audit: audit(nodes, lists), listed });
  };
  for (let job = 2; job <= 56; job++) {
    add(String(job), now - 1_000 * (order === 'newest first' ? job : 100 - job), { A: node(0, 16) });
  }
  add('1', now - hour, { A: node(0, 16), Review: node(20, null, { execution_status: 'WAITING' }) }, 'WAITING');
  return { server, add };
}

test('a job of Opus that goes on is followed, however many newer ones there are, and holds the archive up', async () => {
  const { server, add } = busyOpus('newest first');
  const { source, read } = collecting(opus, server);
  const first = await sweepAll('opus.jobAudit', read, source);
  const reviewed = Date.UTC(2026, 10, 21, 11) + 20;
  expect(first.swept.completeUntil).toBe(reviewed - 1);
  source.pass(60_000);
  const going = await sweepAll('opus.jobAudit', read, source, first.swept.memory);
  expect([going.ids, going.swept.completeUntil]).toEqual([[], reviewed - 1]);
  const ended = node(20, hour, { execution_status: 'FAILED' });
  add('1', server.clock.now() - hour, { A: node(0, 16), Review: ended }, 'FAILED');
  source.pass(hour);
  const over = await sweepAll('opus.jobAudit', read, source, going.swept.memory);
  expect(over.ids).toContain('1/Review');
  expect(over.swept.completeUntil).toBe(source.host.now() - 1);
});

test('more jobs of Opus than one sweep reads are read by the next ones, and none of before again', async () => {
  const server = simulateOpus({ historyDays: 1, jobEverySeconds: 180, switches: { searchPage: 10 } });
  const { source, read } = collecting(opus, server);
  const first = await sweepAll('opus.jobAudit', read, source);
  source.pass(60_000);
  const second = await sweepAll('opus.jobAudit', read, source, first.swept.memory);
  const { swept } = second;
  source.pass(12 * hour);
  const ids: string[] = [];
  let [memory, more]: [unknown, boolean] = [swept.memory, true];
  while (more) {
    const to = source.host.now();
    const next = await read('opus.jobAudit', { from: to - hour, to, memory });
    expect(next.completeUntil).toBeGreaterThanOrEqual(swept.completeUntil);
    ids.push(...idsOf(next));
    [memory, more] = [JSON.parse(JSON.stringify(next.memory)), next.more];
  }
  const known = new Set(first.ids);
  expect(ids.filter((id) => known.has(id)).length).toBeLessThan(50);
  const happened = (server.events()['opus.jobAudit'] ?? []).filter(({ end }) => end !== null);
  expect(new Set([...first.ids, ...second.ids, ...ids]).size).toBe(happened.length);
});

test('an earlier version, which reads what fails, reads the jobs of Opus that wait for the next sweep', async () => {
  const server = simulateOpus({ historyDays: 12, jobEverySeconds: 180 });
  const { source, read } = collecting(opus, server);
  const to = source.host.now();
  const { memory, more } = await read('opus.jobAudit', { from: to - hour, to });
  const jobs = Object.values(v.parse(memorySchema, memory).jobs);
  const waiting = jobs.filter(({ readAt }) => readAt === 0);
  expect([more, jobs.length - waiting.length]).toEqual([true, 200]);
  expect(waiting.filter(({ failingSince }) => failingSince === null)).toEqual([]);
});

test('what Opus writes late of a job that has just ended is read, and nothing is read a third time', async () => {
  const server = simulateOpus();
  const collector = collecting(opus, server);
  const sweep = sweepOnAndOn('opus.jobAudit', collector);
  server.add({ start: true, fails: false });
  collector.source.pass(5 * 60_000);
  server.fault({ kind: 'newestMissing', times: 1, endpoint: 'GET /job/*/audit' });
  const early = idsOf(await sweep());
  const all = (server.events()['opus.jobAudit'] ?? []).map(({ vendorId }) => vendorId);
  expect(early).toHaveLength(all.length - 1);
  collector.source.pass(10 * 60_000);
  expect(idsOf(await sweep()).sort()).toEqual(all.sort());
  collector.source.pass(hour);
  expect(idsOf(await sweep())).toEqual([]);
});

test('where Opus does not list its newest jobs first its list is swept to the end', async () => {
  const { server, add } = busyOpus('oldest first');
  const { source, read } = collecting(opus, server);
  const first = await sweepAll('opus.jobAudit', read, source);
  add('57', server.clock.now(), { A: node(0, 16) });
  source.pass(60_000);
  expect((await sweepAll('opus.jobAudit', read, source, first.swept.memory)).ids).toContain('57/A');
});

test('a list of Opus that begins anew with each page is told of, and not read for ever', async () => {
  const server = simulateOpus();
  const jobs = Array.from({ length: 100 }, (_, job) => ({ jobExecutionId: String(job), status: 'CREATED' }));
  jobs.forEach(({ jobExecutionId }) => server.add({ job: jobExecutionId, status: 'CREATED', audit: audit({}) }));
  server.fault({ kind: 'answer', endpoint: 'GET /job/search', body: { jobs } });
  const { source, read } = collecting(opus, server);
  expect((await sweepAll('opus.jobAudit', read, source)).swept.shortfalls).toEqual([
    expect.stringContaining('sends the same jobs again'),
  ]);
});

test('opCore is swept by its list: each node as often as is asked for, new ones and deleted ones at once', async () => {
  const server = simulateOpcore({ nodes: 130, historyDays: 3, changeEverySeconds: 0 });
  const { source, read } = collecting(opcore, server, { vendorOptions: { username: 'auditor', timeZone: 'UTC' } });
  const since = source.host.now();
  const to = since;
  const first = await read('opcore.nodeAudit', { from: to - hour, to });
  expect(first).toMatchObject({ more: true, completeFrom: since, completeUntil: since, shortfalls: [] });
  const { swept } = await sweepAll('opcore.nodeAudit', read, source, first.memory);
  source.pass(60_000);
  const node = server.add({ create: 'fresh' });
  source.pass(60_000);
  source.calls();
  const quiet = await sweepAll('opcore.nodeAudit', read, source, swept.memory);
  expect(quiet.ids).toHaveLength(1);
  expect(source.calls()).toHaveLength(2);
  expect(quiet.swept.completeUntil).toBe(since);
  server.add({ delete: String(node['node']) });
  source.pass(60_000);
  const gone = await sweepAll('opcore.nodeAudit', read, source, quiet.swept.memory);
  expect(gone.ids).toEqual([expect.stringContaining('/created/'), expect.stringContaining('/deleted/')]);
  expect(gone.swept.shortfalls).toEqual([]);
  source.pass(hour);
  const whole = await sweepAll('opcore.nodeAudit', read, source, gone.swept.memory);
  expect(whole.swept.completeUntil).toBe(source.host.now());
});

test('a node of opCore that cannot be read whole is tried for a day, and then holds nothing up', async () => {
  const server = simulateOpcore({
    nodes: 3,
    historyDays: 3,
    changeEverySeconds: 0,
    switches: { sessionMinutes: 9_000 },
  });
  const { source, read } = collecting(opcore, server, { vendorOptions: { username: 'auditor', timeZone: 'UTC' } });
  const since = source.host.now();
  const node = String(
    server.add({ create: 'odd', records: { created: { what: 'create node', when: 'once' } } })['node']
  );
  let memory: unknown = null;
  const sweep = async () => {
    const to = source.host.now();
    const swept = await read('opcore.nodeAudit', { from: to - hour, to, memory });
    memory = JSON.parse(JSON.stringify(swept.memory));
    return swept;
  };
  expect(await sweep()).toMatchObject({ shortfalls: [expect.stringContaining('1 record')], completeUntil: since });
  server.fault({ kind: 'status', status: 500, endpoint: `GET /omk/opCore/v2/audit/${node}` });
  source.pass(60_000);
  expect(await sweep()).toMatchObject({ shortfalls: [expect.stringContaining('500')], completeUntil: since, gaps: [] });
  await everyHour(23, source, sweep);
  source.pass(hour);
  const now = source.host.now();
  expect(await sweep()).toMatchObject({ completeUntil: now, gaps: [[since, now]] });
  source.pass(60_000);
  expect(await sweep()).toMatchObject({ shortfalls: [], completeUntil: now, gaps: [] });
});

const auditor = { vendorOptions: { username: 'auditor', timeZone: 'UTC' } };
const longSessions = { sessionMinutes: 9_000 };

async function everyHour(hours: number, source: TestDataSource, sweep: () => Promise<Collected>): Promise<void> {
  for (let n = 0; n < hours; n++) {
    source.pass(hour);
    await sweep();
  }
}

/** One sweep after another, as the collector makes them. */
function sweepOnAndOn(queryType: string, { source, read }: ReturnType<typeof collecting>) {
  let memory: unknown = null;
  return async (to = source.host.now()) => {
    const swept = await read(queryType, { from: to - hour, to, memory });
    memory = JSON.parse(JSON.stringify(swept.memory));
    return swept;
  };
}

test('nodes of opCore that cannot be read keep no others from being read, however many they are', async () => {
  const server = simulateOpcore({ nodes: 0, historyDays: 0, changeEverySeconds: 0, switches: longSessions });
  const created = Array.from({ length: 12 }, (_, n) => String(server.add({ create: `n${n}` })['node']));
  const spoiled = created.slice(0, 8);
  spoiled.forEach((node) =>
    server.fault({ kind: 'status', status: 500, endpoint: `GET /omk/opCore/v2/audit/${node}` })
  );
  const collector = collecting(opcore, server, auditor);
  const sweep = sweepOnAndOn('opcore.nodeAudit', collector);
  const ids: string[] = [];
  for (let minutes = 0; minutes < 10; minutes++) {
    collector.source.pass(60_000);
    ids.push(...idsOf(await sweep()));
  }
  const read = (node: string | undefined) => ids.filter((id) => id.startsWith(`${node}/`)).length;
  expect(created.map((node) => read(node) > 0)).toEqual(created.map((node) => !spoiled.includes(node)));
  const since = collector.source.host.now() - 9 * 60_000;
  for (let hours = 0; hours < 26; hours++) {
    collector.source.pass(hour);
    await sweep();
  }
  const edited = created[11];
  server.add({ edit: edited });
  collector.source.pass(hour);
  const { completeUntil, gaps } = await sweep();
  expect(completeUntil).toBeGreaterThan(collector.source.host.now() - 2 * hour);
  expect(gaps.every(([from]) => from > since)).toBe(true);
});

test('an opCore that shows no records for days, though it lists its nodes, leaves no gap', async () => {
  const server = simulateOpcore({ nodes: 8, historyDays: 3, changeEverySeconds: 0, switches: longSessions });
  const collector = collecting(opcore, server, auditor);
  const sweep = sweepOnAndOn('opcore.nodeAudit', collector);
  await sweep();
  server.fault({ kind: 'status', status: 500, endpoint: 'GET /omk/opCore/v2/audit/*' });
  for (let hours = 0; hours < 50; hours += 2) {
    collector.source.pass(2 * hour);
    expect(await sweep()).toMatchObject({ gaps: [], shortfalls: [expect.stringContaining('500')] });
  }
  server.clearFaults();
  collector.source.pass(hour);
  expect(await sweep()).toMatchObject({ completeUntil: collector.source.host.now(), gaps: [], shortfalls: [] });
});

test('a new node of opCore that cannot be read is a gap from when it was not there yet', async () => {
  const server = simulateOpcore({ nodes: 3, historyDays: 3, changeEverySeconds: 0, switches: longSessions });
  const collector = collecting(opcore, server, auditor);
  const sweep = sweepOnAndOn('opcore.nodeAudit', collector);
  await sweep();
  collector.source.pass(48 * hour);
  await sweep();
  const absent = collector.source.host.now();
  const node = String(server.add({ create: 'odd' })['node']);
  server.fault({ kind: 'status', status: 500, endpoint: `GET /omk/opCore/v2/audit/${node}` });
  collector.source.pass(60_000);
  expect(await sweep()).toMatchObject({ completeUntil: absent, gaps: [] });
  await everyHour(23, collector.source, sweep);
  collector.source.pass(hour);
  const now = collector.source.host.now();
  expect(await sweep()).toMatchObject({ completeUntil: now, gaps: [[absent, now]] });
});

test.each([
  ['opus.jobAudit', opus, 'GET /job/*/audit'],
  ['opcore.nodeAudit', opcore, 'GET /omk/opCore/v2/audit/**'],
])(
  'the time in which nothing was tried is none of the day after which %s is given up',
  async (queryType, vendor, endpoint) => {
    const server = vendor === opus ? simulateOpus() : simulateOpcore({ nodes: 1, switches: longSessions });
    if (vendor === opus) {
      server.add({ start: true, fails: false });
    }
    const collector = collecting(vendor, server, vendor === opus ? {} : auditor);
    const sweep = sweepOnAndOn(queryType, collector);
    collector.source.pass(hour);
    server.fault({ kind: 'status', status: 500, endpoint });
    expect((await sweep()).shortfalls).toEqual([expect.stringContaining('500')]);
    collector.source.pass(48 * hour);
    expect(await sweep()).toMatchObject({ shortfalls: [expect.stringContaining('500')], gaps: [] });
    await everyHour(22, collector.source, sweep);
    collector.source.pass(hour);
    expect((await sweep()).gaps).toEqual([]);
    collector.source.pass(hour);
    expect((await sweep()).gaps).toHaveLength(1);
  }
);

test('nodes of opCore that were read by a clock that was ahead are read again', async () => {
  const server = simulateOpcore({ nodes: 3, historyDays: 3, changeEverySeconds: 0 });
  const collector = collecting(opcore, server, auditor);
  const sweep = sweepOnAndOn('opcore.nodeAudit', collector);
  const ahead = collector.source.host.now() + 3 * hour;
  expect(idsOf(await sweep(ahead))).not.toEqual([]);
  collector.source.pass(hour / 2);
  expect(idsOf(await sweep())).not.toEqual([]);
});

test('jobs of Opus that cannot be read keep no others from being read, and these are no gap', async () => {
  const server = simulateOpus();
  const jobs = Array.from({ length: 20 }, (_, n) => String(n + 1));
  const now = server.clock.now();
  jobs.forEach((job) => {
    const createdAt = new Date(now - (30 - Number(job)) * 60_000).toISOString();
    server.add({
      job,
      status: 'COMPLETED',
      audit: audit({ A: node(0, 16) }),
      listed: { jobExecutionId: job, status: 'COMPLETED', createdAt },
    });
  });
  const spoiled = jobs.slice(10);
  spoiled.forEach((job) => server.fault({ kind: 'status', status: 500, endpoint: `GET /job/${job}/audit` }));
  const collector = collecting(opus, server);
  const sweep = sweepOnAndOn('opus.jobAudit', collector);
  const ids = new Set<string>();
  const gaps: unknown[] = [];
  for (let hours = 0; hours < 80; hours++) {
    collector.source.pass(hour);
    const swept = await sweep();
    idsOf(swept).forEach((id) => ids.add(id));
    gaps.push(...swept.gaps);
  }
  expect([...ids].sort()).toEqual(
    jobs
      .slice(0, 10)
      .map((job) => `${job}/A`)
      .sort()
  );
  expect(gaps).toHaveLength(10);
});

test('nodes of opCore that left its list and show no deletion do not hold up the others', async () => {
  const server = simulateOpcore({ nodes: 130, historyDays: 3, changeEverySeconds: 0 });
  const { source, read } = collecting(opcore, server, { vendorOptions: { username: 'auditor', timeZone: 'UTC' } });
  const { swept } = await sweepAll('opcore.nodeAudit', read, source);
  const node = String(server.add({ create: 'fresh' })['node']);
  server.fault({
    kind: 'answer',
    endpoint: 'GET /omk/opCharts/v2/nodes',
    body: { nodes: [{ uuid: node, name: 'fresh' }], total: 1 },
  });
  source.pass(2 * hour);
  const left = await sweepAll('opcore.nodeAudit', read, source, swept.memory);
  expect(left.ids.some((id) => id.startsWith(node))).toBe(true);
  source.pass(60_000);
  source.calls();
  await sweepAll('opcore.nodeAudit', read, source, left.swept.memory);
  expect(source.calls()).toHaveLength(1);
});

test('backwards, the pages of newer jobs are not read again, and all windows together have each job', async () => {
  const server = simulatePuppet({ jobEverySeconds: 720, longAgoMinutes: 12, historyDays: 6 });
  const { source, read } = collecting(puppet, server);
  const end = source.host.now();
  const found: string[] = [];
  for (let to = end; to > end - 144 * hour; to -= 48 * hour) {
    source.calls();
    found.push(...idsOf(await read('puppet.jobs', { from: to - 48 * hour, to, backwards: to < end })));
  }
  const ended = (server.events()['puppet.jobs'] ?? []).filter((job) => job.end !== null && job.end >= end - 144 * hour);
  expect(ended.length).toBeGreaterThan(400);
  expect(ended.filter(({ vendorId }) => !found.includes(vendorId))).toEqual([]);
  const pages = source
    .calls()
    .filter((call) => call.includes('/jobs?limit=500') && call.includes('order_by=timestamp'));
  expect(pages).toEqual([expect.stringMatching(/offset=[1-9]\d\d/)]);
});
