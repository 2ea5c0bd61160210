import * as v from 'valibot';
import { audit, node } from '../../../tests/simulators/opus/handmade-audit';
import { simulateOpus } from '../../../tests/simulators/opus/start';
import { collecting, everyHour, hour, idsOf, sweepAll, sweepOnAndOn } from '../testing/collecting';
import { opus } from '../vendors/opus';

const memorySchema = v.object({
  at: v.number(),
  jobs: v.record(
    v.string(),
    v.looseObject({ readAt: v.number(), openSince: v.nullable(v.number()), failingSince: v.nullable(v.number()) })
  ),
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
  const collector = collecting(opus, server);
  const { source } = collector;
  server.add({ start: true, fails: false });
  const created = server.clock.now();
  source.pass(hour);
  server.fault({ kind: 'status', status: 500, endpoint: 'GET /job/*/audit' });
  const sweep = sweepOnAndOn('opus.jobAudit', collector);
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

/** An Opus with jobs that ended, listed in this order and ten a page, and behind them one that goes on. */
function busyOpus(order: 'newest first' | 'oldest first', count = 55) {
  const server = simulateOpus({ switches: { searchPage: 10 } });
  const now = server.clock.now();
  const add = (job: string, createdAt: number, nodes: Record<string, unknown>, status = 'COMPLETED'): void => {
    const listed = { jobExecutionId: job, status, createdAt: new Date(createdAt).toISOString() };
    const lists = status === 'WAITING' ? { executed_nodes: ['A'], nb_executed_nodes: 1 } : {};
    server.add({ job, status, audit: audit(nodes, lists), listed });
  };
  for (let job = 2; job <= count + 1; job++) {
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

test('a job of Opus that moves past the reader of a list that became shorter is read by the next sweep', async () => {
  const { server } = busyOpus('newest first', 80);
  server.afterAnswer(({ path, query }) => {
    if (path.endsWith('/job/search') && query.get('offset') === '60') {
      server.afterAnswer(() => undefined);
      // Removed from the list, though not from Opus.
      server.add({ job: '5', status: 'COMPLETED', audit: audit({ A: node(0, 16) }) });
    }
  });
  const sweep = sweepOnAndOn('opus.jobAudit', collecting(opus, server));
  const first = await sweep();
  expect(idsOf(first)).not.toContain('72/A');
  expect(first.shortfalls).toEqual([expect.stringContaining('1 job more than its list has')]);
  expect(idsOf(await sweep())).toContain('72/A');
});

test("a job of Opus that begins while its list is read is the next sweep's, and no lack", async () => {
  const server = simulateOpus({ historyDays: 1, jobEverySeconds: 600, switches: { searchPage: 10 } });
  const collector = collecting(opus, server);
  let job: unknown;
  server.afterAnswer(({ path, query }) => {
    if (path.endsWith('/job/search') && query.get('offset') === '60') {
      server.afterAnswer(() => undefined);
      ({ job } = server.add({ start: true, fails: false }));
    }
  });
  const sweep = sweepOnAndOn('opus.jobAudit', collector);
  expect((await sweep()).shortfalls).toEqual([]);
  collector.source.pass(hour);
  expect(idsOf(await sweep()).some((id) => id.startsWith(`${String(job)}/`))).toBe(true);
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

test('of more jobs of Opus than one sweep reads those that ended and are not read yet are not vouched for', async () => {
  const server = simulateOpus({ switches: { searchPage: 300 } });
  const now = server.clock.now();
  const put = (status: string, nodes: Record<string, unknown>): void => {
    for (let job = 1; job <= 250; job++) {
      const listed = { jobExecutionId: String(job), status, createdAt: new Date(now - hour + job).toISOString() };
      server.add({ job: String(job), status, audit: audit(nodes, { running_node: '' }), listed });
    }
  };
  const collector = collecting(opus, server);
  put('PENDING', { A: node(0, 16) });
  const { swept } = await sweepAll('opus.jobAudit', collector.read, collector.source);
  collector.source.pass(60_000);
  put('COMPLETED', { A: node(0, 16), B: node(hour + 10_000, 16) });
  const to = collector.source.host.now();
  const { more, completeUntil } = await collector.read('opus.jobAudit', { from: to - hour, to, memory: swept.memory });
  expect({ more, completeUntil }).toEqual({ more: true, completeUntil: now - 1 });
});

test('a job of Opus that goes on and waits again between two readings of it is not vouched for', async () => {
  const server = simulateOpus();
  const now = server.clock.now();
  const put = (nodes: Record<string, unknown>, executed: string[]): void => {
    const lists = { executed_nodes: executed, nb_executed_nodes: executed.length, nb_nodes: 3, running_node: '' };
    const listed = { jobExecutionId: '1', status: 'SLEEPING', createdAt: new Date(now - hour).toISOString() };
    server.add({ job: '1', status: 'SLEEPING', audit: audit(nodes, lists), listed });
  };
  const collector = collecting(opus, server);
  const { source } = collector;
  const sweep = sweepOnAndOn('opus.jobAudit', collector);
  put({ A: node(0, 16) }, ['A']);
  expect(idsOf(await sweep())).toEqual(['1/A']);
  source.pass(60_000);
  put({ A: node(0, 16), B: node(hour + 10_000, 16) }, ['A', 'B']);
  source.pass(20 * 60_000);
  expect(await sweep()).toMatchObject({ completeUntil: now - 1, shortfalls: [] });
  source.pass(hour);
  const read = await sweep();
  expect([idsOf(read), read.completeUntil]).toEqual([['1/A', '1/B'], source.host.now() - 1]);
});
