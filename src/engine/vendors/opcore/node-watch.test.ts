import type { Simulation } from '../../../../tests/simulators/base/simulation';
import { addNode, auditEntry, uuid } from '../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../tests/simulators/opcore/start';
import { plainEvents, told, type TestDataSource } from '../../testing/data-source';
import { listed } from '../../testing/listed';
import { onlyEvents } from '../../testing/only-events';
import { opcoreOf } from '../../testing/opcore-rule';
import { plainRequest } from '../../testing/plain-request';
import type { ReadRequest } from '../vendor';
import { opcore } from './index';
import { nodeAudit } from './node-audit/reader';
import { watchNodes } from './node-watch';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 21, 12);

/** Of nodes that are older than the hour that is looked at. */
function company(nodes: number): Simulation {
  const server = simulateOpcore({ now: noon });
  for (let node = 1; node <= nodes; node++) {
    server.add({ create: `node-${node}`, uuid: uuid(node), at: noon - 48 * hour });
  }
  return server;
}

/** As an alert rule asks; of the hour before `to`. */
const read = async (source: TestDataSource, to = noon, only: ReadRequest['only'] = {}) =>
  told(
    await nodeAudit.read(
      { ...plainRequest, selection: { nodes: [] }, from: to - hour, to, only },
      source.client({ freshness: 'rules' })
    )
  );

type PlainReading = Awaited<ReturnType<typeof read>>;

/** Off the list, but its audit stays. */
function remove(server: Simulation, ...nodes: number[]): void {
  nodes.forEach((node) => server.add({ delete: uuid(node), at: noon - 60_000 }));
}

/** Those of the watched hour: nodes of the list were created long before. */
const eventsOf = ({ value }: PlainReading) =>
  plainEvents(value).flatMap(({ event, target }) => (event === 'create node' ? [] : [`${event} ${target}`]));
const textsOf = ({ notices }: PlainReading) => notices.map(({ text }) => text);
const auditsOf = (source: TestDataSource) => source.calls().filter((call) => call.includes('/audit/'));

test('a node that left the list is still asked about, and the notice says which one it was', async () => {
  const server = company(3);
  const source = opcoreOf(server);
  expect(eventsOf(await read(source))).toEqual([]);
  remove(server, 2);
  source.pass(60_000);
  const reading = await read(source);
  expect(eventsOf(reading)).toEqual(['delete node node-2']);
  expect(textsOf(reading)).toEqual(['1 node that left the list was read too: node-2.']);
});

test('what happened before the list was first read is a shortfall where deletions can pass', async () => {
  const source = opcoreOf(company(2));
  await read(source);
  source.pass(60_000);
  expect((await read(source)).shortfalls).toEqual([
    "Deletions of nodes are known only since 2026-11-21 12:00:00 UTC, when Runtrail began to watch opCore's list, which does not have deleted ones: choose a later begin of the time range, or give the UUIDs of nodes that were deleted before.",
  ]);
  expect((await read(source, noon, onlyEvents('=', 'edit node'))).shortfalls).toEqual([]);
  expect((await read(source, noon + hour)).shortfalls).toEqual([]);
});

test('what the picker listed is remembered as well', async () => {
  const server = company(2);
  const source = opcoreOf(server);
  await listed('nodes', opcore, source.client());
  remove(server, 1);
  expect(eventsOf(await read(source))).toEqual(['delete node node-1']);
});

test('it is asked about as long as the range may hold its end, and a day more', async () => {
  const server = company(2);
  const source = opcoreOf(server);
  await read(source);
  remove(server, 1);
  expect(eventsOf(await read(source))).toEqual(['delete node node-1']);
  expect(eventsOf(await read(source, noon + 25 * hour))).toEqual(['delete node node-1']);
  source.calls();
  await read(source, noon + 25 * hour + 1);
  expect(auditsOf(source)).toEqual([`GET /omk/opCore/v2/audit/${uuid(2)}`]);
  source.pass(30 * 24 * hour);
  expect(eventsOf(await read(source))).toEqual(['delete node node-1']);
});

test('maxRuns cuts the listed nodes first, and the ones that left it longest ago next', async () => {
  const server = company(6);
  const source = opcoreOf(server, { maxRuns: 2 });
  await read(source);
  remove(server, 4);
  source.pass(60_000);
  const one = await read(source);
  expect(eventsOf(one)).toEqual(['delete node node-4']);
  expect(one.shortfalls[0]).toContain('Only the first 1 of 5 listed nodes were read: raise Most runs (maxRuns) to 6');
  remove(server, 5, 6);
  source.pass(60_000);
  const two = await read(source);
  expect(eventsOf(two)).toEqual(['delete node node-5', 'delete node node-6']);
  expect(two.shortfalls.slice(0, 2)).toEqual([
    'Only the newest 2 of 3 nodes that left the list were read; raise Most runs (maxRuns) for more.',
    expect.stringContaining('Only the first 0 of 3 listed nodes were read: raise Most runs (maxRuns) to 6'),
  ]);
});

test('another name is no deletion, and a node that comes back is a listed one again', async () => {
  const server = company(2);
  const source = opcoreOf(server);
  await read(source);
  server.add({ edit: uuid(1), name: 'other' });
  expect(textsOf(await read(source))).toEqual([]);
  remove(server, 2);
  expect(textsOf(await read(source))[0]).toBe('1 node that left the list was read too: node-2.');
  addNode(server, 2);
  const reading = await read(source);
  expect(textsOf(reading)).toEqual([]);
});

test('a part of the list makes no node one that left it', async () => {
  const server = company(60);
  const source = opcoreOf(server, { maxRuns: 5 });
  await read(source);
  const part = { nodes: [], total: 60, end: undefined, begunAt: noon, heldStill: true };
  expect(watchNodes(part, source.client()).gone.size).toBe(0);
  remove(server, 60);
  expect(eventsOf(await read(source))).toEqual(['delete node node-60']);
});

test.each(['delete node', 'create node'])(
  'of a node that came back meanwhile a query for the event %s still reads the audit',
  async (event) => {
    const server = company(3);
    const source = opcoreOf(server);
    await read(source);
    const only = onlyEvents('=', event);
    remove(server, 2);
    source.pass(60_000);
    await read(source, noon + 60_000, only);
    const [deleted, created] = [
      auditEntry('delete node', '2026-11-21T11:59:30'),
      auditEntry('create node', '2026-11-21T12:01:30'),
    ];
    addNode(server, 2, { created, deleted });
    source.pass(60_000);
    source.calls();
    const told = await read(source, noon + 2 * 60_000, only);
    expect(auditsOf(source)).toEqual([`GET /omk/opCore/v2/audit/${uuid(2)}`]);
    expect(plainEvents(told.value).map(({ event: of }) => of)).toContain(event);
    source.pass(60_000);
    source.calls();
    await read(source, noon + 2 * hour, only);
    expect(auditsOf(source)).toEqual([]);
  }
);

test('a listing that began before a node was seen does not show that it is gone, however late it ends', async () => {
  const source = opcoreOf(company(2));
  await read(source);
  const older = { nodes: [{ uuid: uuid(1), name: 'node-1' }], total: 1, end: 'complete', heldStill: true } as const;
  expect(watchNodes({ ...older, begunAt: noon - 1 }, source.client()).gone.size).toBe(0);
  expect(watchNodes({ ...older, begunAt: noon + 1 }, source.client()).gone.size).toBe(1);
});

test('a list that was empty once makes no node a new one', async () => {
  const source = opcoreOf(company(3));
  const none = { nodes: [], total: 0, end: 'complete', begunAt: noon, heldStill: true } as const;
  await read(source);
  source.pass(60_000);
  expect(watchNodes(none, source.client()).gone.size).toBe(3);
  source.pass(60_000);
  source.calls();
  await read(source, noon + 2 * hour, onlyEvents('=', 'create node'));
  expect(auditsOf(source)).toEqual([]);
});

test('earlier listings are not among the calls that made an answer', async () => {
  const source = opcoreOf(company(1));
  await read(source);
  const client = source.client({ freshness: 'nothing' });
  const request = { ...plainRequest, selection: { nodes: [] }, from: 0, to: 1 };
  await nodeAudit.read(request, client);
  expect(client.calls.text()?.split('\n')).toHaveLength(2);
});

test('when the process wants the memory back the watch begins anew, and says so', async () => {
  const server = company(2);
  const source = opcoreOf(server);
  await read(source);
  remove(server, 1);
  source.host.memory.evictAll();
  source.pass(60_000);
  const reading = await read(source);
  expect(eventsOf(reading)).toEqual([]);
  expect(reading.shortfalls).toEqual([expect.stringContaining('since 2026-11-21 12:01:00 UTC')]);
});
