import { simulateOpcore } from '../../../tests/simulators/opcore/start';
import { simulateOpus } from '../../../tests/simulators/opus/start';
import { collecting, everyHour, hour, idsOf, sweepAll, sweepOnAndOn } from '../testing/collecting';
import { opcore } from '../vendors/opcore';
import { opus } from '../vendors/opus';

const auditor = { vendorOptions: { username: 'auditor', timeZone: 'UTC' } };
const longSessions = { sessionMinutes: 9_000 };

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
  const collector = collecting(opcore, server, { vendorOptions: { username: 'auditor', timeZone: 'UTC' } });
  const { source } = collector;
  const since = source.host.now();
  const node = String(
    server.add({ create: 'odd', records: { created: { what: 'create node', when: 'once' } } })['node']
  );
  const sweep = sweepOnAndOn('opcore.nodeAudit', collector);
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

test.each(['edit', 'create', 'delete'])(
  'a node of opCore whose %s is dated before it can have been is not vouched for: the time zone is another one',
  async (what) => {
    const server = simulateOpcore({ nodes: 3, historyDays: 3, changeEverySeconds: 0, switches: longSessions });
    server.setSwitches({ timeZone: 'America/New_York' });
    const { source, read } = collecting(opcore, server, auditor);
    let memory: unknown = null;
    const sweep = async (reader = read) => {
      const to = source.host.now();
      const swept = await reader('opcore.nodeAudit', { from: to - hour, to, memory });
      memory = JSON.parse(JSON.stringify(swept.memory));
      return swept;
    };
    const node = String(server.add({ create: 'old', at: source.host.now() - 24 * hour })['node']);
    await sweep();
    source.pass(hour);
    const known = source.host.now();
    expect(await sweep()).toMatchObject({ completeUntil: known, shortfalls: [] });
    source.pass(hour);
    server.add({ [what]: what === 'create' ? 'fresh' : node });
    for (let hours = 0; hours < 3; hours++) {
      source.pass(hour);
      expect(await sweep()).toMatchObject({
        completeUntil: known,
        shortfalls: [expect.stringContaining('Time zone (timeZone)')],
      });
    }
    const vendorOptions = { username: 'auditor', timeZone: 'America/New_York' };
    source.pass(hour);
    const mended = await sweep(collecting(opcore, server, { vendorOptions }).read);
    expect(mended).toMatchObject({ completeUntil: source.host.now(), shortfalls: [] });
  }
);

test('a record of opCore that stays dated before it was there is a gap after a day, and none later', async () => {
  const server = simulateOpcore({ nodes: 3, historyDays: 3, changeEverySeconds: 0, switches: longSessions });
  const collector = collecting(opcore, server, auditor);
  const { source } = collector;
  const sweep = sweepOnAndOn('opcore.nodeAudit', collector);
  const node = String(server.add({ create: 'old', at: source.host.now() - 24 * hour })['node']);
  await sweep();
  source.pass(hour);
  const known = (await sweep()).completeUntil;
  server.add({ edit: node, at: source.host.now() - hour / 2 });
  const gaps: unknown[] = [];
  for (let hours = 0; hours < 60; hours++) {
    source.pass(hour);
    gaps.push(...(await sweep()).gaps);
  }
  expect(gaps).toEqual([[known, known + 25 * hour]]);
  expect(await sweep()).toMatchObject({ completeUntil: source.host.now(), shortfalls: [] });
});

test('nodes of opCore that were read by a clock that was ahead are read again', async () => {
  const server = simulateOpcore({ nodes: 3, historyDays: 3, changeEverySeconds: 0 });
  const collector = collecting(opcore, server, auditor);
  const sweep = sweepOnAndOn('opcore.nodeAudit', collector);
  const ahead = collector.source.host.now() + 3 * hour;
  expect(idsOf(await sweep(ahead))).not.toEqual([]);
  collector.source.pass(hour / 2);
  expect(idsOf(await sweep())).not.toEqual([]);
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
