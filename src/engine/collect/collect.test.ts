import { simulateOpsera } from '../../../tests/simulators/opsera/start';
import { simulatePuppet } from '../../../tests/simulators/puppet/start';
import { collecting, hour, idsOf, latestOf } from '../testing/collecting';
import { listed } from '../testing/listed';
import { opsera } from '../vendors/opsera';
import { puppet } from '../vendors/puppet';

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
  expect(collected).toMatchObject({ completeUntil: to, goesOn: true });
  expect(idsOf(collected)).toEqual(['7']);
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
    // A log that says of its task that it runs says so for good.
    expect(collected.goesOn).toBe(false);
  }
});

test('what the list of tasks lacks keeps the archive from being complete, as it does a query', async () => {
  const server = simulateOpsera({ historyDays: 1, taskEverySeconds: 600, switches: { taskLogs: 'logs' } });
  const { source, read } = collecting(opsera, server);
  const to = source.host.now();
  const { value } = await listed('tasks', opsera, source.client({ freshness: 'rules' }));
  const tasks = [{ _id: value[0]?.value }];
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
