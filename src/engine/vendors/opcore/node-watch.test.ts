import { plainEvents, testDataSource } from '../../testing/data-source';
import type { TestDataSource } from '../../testing/data-source';
import type { Reading } from '../vendor';
import { opcore } from './index';
import { nodeAudit } from './node-audit';
import { auditRecord, OpcoreServer, settings, uuid } from './opcore.fixture';
import type { Settings } from '../../connection/settings';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 21, 12);

function company(nodes: number): OpcoreServer {
  const server = new OpcoreServer();
  for (let node = 1; node <= nodes; node++) {
    server.add(node);
  }
  return server;
}

const opcoreOf = (server: OpcoreServer, more: Partial<Settings> = {}): TestDataSource =>
  testDataSource(opcore, { answer: server.answer, now: noon, settings: { ...settings, ...more } });

/** As an alert rule asks; of the hour before `to`. */
const read = (source: TestDataSource, to = noon): Promise<Reading> =>
  nodeAudit.read(
    { selection: { nodes: [] }, from: to - hour, to, details: false, includePayloads: false },
    source.client({ skipCache: true })
  );

/** Off the list, but its audit stays. */
function remove(server: OpcoreServer, ...nodes: number[]): void {
  for (const node of nodes) {
    server.names.delete(uuid(node));
    const deleted = auditRecord('delete node', '2026-11-21T11:59:00', { details: uuid(node), extra: `node-${node}` });
    server.audits.set(uuid(node), { deleted });
  }
}

const eventsOf = ({ events }: Reading) => plainEvents(events).map(({ event, target }) => `${event} ${target}`);
const textsOf = ({ notices }: Reading) => notices.map(({ text }) => text);
const auditsOf = (source: TestDataSource) => source.calls().filter((call) => call.includes('/audit/'));

test('a node that left the list is still asked about, and the notice says which one it was', async () => {
  const server = company(3);
  const source = opcoreOf(server);
  expect(eventsOf(await read(source))).toEqual([]);
  remove(server, 2);
  source.pass(60_000);
  const reading = await read(source);
  expect(eventsOf(reading)).toEqual(['delete node node-2']);
  expect(reading.shortfalls).toEqual([]);
  expect(textsOf(reading)).toEqual([
    expect.stringContaining('Nodes that left its list since 2026-11-21 12:00:00 UTC, when Runtrail first read it'),
    '1 node that left the list was read too: node-2.',
  ]);
});

test('what the picker listed is remembered as well', async () => {
  const server = company(2);
  const source = opcoreOf(server);
  await opcore.options.nodes?.(source.client());
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
  expect(one.shortfalls).toEqual(['Only the first 1 of 5 listed nodes were read; raise Most runs (maxRuns) for more.']);
  remove(server, 5, 6);
  source.pass(60_000);
  const two = await read(source);
  expect(eventsOf(two)).toEqual(['delete node node-5', 'delete node node-6']);
  expect(two.shortfalls).toEqual([
    'Only the first 2 of 3 nodes that left the list were read; raise Most runs (maxRuns) for more.',
    'Only the first 0 of 3 listed nodes were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('another name is no deletion, and a node that comes back is a listed one again', async () => {
  const server = company(2);
  const source = opcoreOf(server);
  await read(source);
  server.names.set(uuid(1), 'other');
  expect(textsOf(await read(source))).toHaveLength(1);
  server.names.delete(uuid(2));
  expect(textsOf(await read(source))[1]).toBe('1 node that left the list was read too: node-2.');
  server.add(2, {}, 'node-2');
  const reading = await read(source);
  expect(textsOf(reading)).toHaveLength(1);
});

test('a node without an audit that left the list is counted by itself, and nothing is missing', async () => {
  const server = company(2);
  server.add(3, null);
  const source = opcoreOf(server);
  await read(source);
  server.names.delete(uuid(3));
  const reading = await read(source);
  expect(textsOf(reading)).toContain(
    'opCore has no audit for 1 of 1 nodes that left the list: nothing was recorded of them.'
  );
  expect(reading.shortfalls).toEqual([]);
});

test('a part of the list makes no node one that left it', async () => {
  const server = company(60);
  const source = opcoreOf(server, { maxRuns: 5 });
  await read(source);
  server.largestPage = 2;
  expect(textsOf(await read(source))).toEqual([expect.stringContaining('too long')]);
  server.largestPage = 500;
  remove(server, 60);
  expect(eventsOf(await read(source))).toEqual(['delete node node-60']);
});

test('earlier listings are not among the calls that made an answer', async () => {
  const source = opcoreOf(company(1));
  await read(source);
  const client = source.client({ skipCache: true });
  const request = { selection: { nodes: [] }, from: 0, to: 1, details: false, includePayloads: false };
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
  expect(textsOf(reading)).toEqual([expect.stringContaining('since 2026-11-21 12:01:00 UTC')]);
});
