import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addNode, auditEntry, uuid } from '../../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../../tests/simulators/opcore/start';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { onlyEvents, onlyWhere } from '../../../testing/only-events';
import { opcoreOf } from '../../../testing/opcore-rule';
import { plainRequest } from '../../../testing/plain-request';
import { nodeAudit } from './reader';
import type { Switches } from '../../../../../tests/simulators/opcore/switches';
import type { ReadRequest } from '../../vendor';

const read = async (source: TestDataSource, nodes: string[] = [], more: Partial<ReadRequest> = {}) =>
  told(
    await nodeAudit.read({ ...plainRequest, selection: { nodes }, from: noon, to: noon + 1, ...more }, source.client())
  );

const runsOf = ({ value }: Awaited<ReturnType<typeof read>>) => plainEvents(value).map(({ run }) => run);

const noon = Date.UTC(2026, 10, 21, 12);
const list = 'GET /omk/opCharts/v2/nodes';

function company(nodes: number, switches: Partial<Switches> = {}): Simulation {
  const server = simulateOpcore({ switches });
  for (let node = 1; node <= nodes; node++) {
    const entry = auditEntry('edit node', '2025-09-02T05:19:43', { details: uuid(node), extra: `node-${node}` });
    addNode(server, node, { last_updated: entry });
  }
  return server;
}

const failedNotShown =
  'Deletions that failed are not among these, as their nodes stay on opCore\'s list and were not read: filter by the outcome "failure" to see them.';

/** Whose nodes were created a day before, and whose audits show what becomes of them. */
function olderCompany(nodes: number, switches: Partial<Switches> = {}): Simulation {
  const server = simulateOpcore({ now: noon, switches });
  for (let node = 1; node <= nodes; node++) {
    server.add({ create: `node-${node}`, uuid: uuid(node), at: noon - 86_400_000 });
  }
  return server;
}

test('an empty selection means all nodes of the node list', async () => {
  const source = opcoreOf(company(3));
  const reading = await read(source);
  expect(runsOf(reading)).toEqual([uuid(1), uuid(2), uuid(3)]);
  expect(reading.shortfalls).toEqual([]);
  expect(reading.notices).toEqual([]);
  expect(source.calls()).toEqual([
    'POST /omk/opCharts/login',
    'GET /omk/opCharts/v2/nodes?page=1&limit=500&count=1&properties=["name"]',
    ...[1, 2, 3].map((node) => `GET /omk/opCore/v2/audit/${uuid(node)}`),
  ]);
});

test.each([true, false])('all pages are read, however few nodes they hold, with a total: %p', async (countsNodes) => {
  const source = opcoreOf(company(60, { maxLimit: 25, countsNodes }));
  const reading = await read(source);
  expect(runsOf(reading)).toHaveLength(60);
  expect(reading.shortfalls).toEqual([]);
  expect(source.calls().filter((call) => call.includes('/nodes?'))).toHaveLength(countsNodes ? 3 : 4);
});

test('a list that changes while it is read for the first time may lack a node, and later ones do not', async () => {
  const server = company(60, { maxLimit: 25 });
  const only = onlyEvents('=', 'edit node');
  const [first, later] = [opcoreOf(server), opcoreOf(server)];
  await read(later, [], { only });
  later.pass(60_000);
  const shift = (node: number): void =>
    server.afterAnswer(({ query }) => {
      if (query.get('page') === '1') {
        server.add({ delete: uuid(node) });
      }
    });
  shift(1);
  expect(runsOf(await read(later, [], { only }))).toContain(uuid(26));
  shift(2);
  expect((await read(first, [], { only })).shortfalls).toEqual([
    "opCore's list of nodes changed while Runtrail read it, so that a node may be missing: try again.",
  ]);
});

test('a server that knows no pages is not asked for ever', async () => {
  const server = company(3);
  const nodes = [1, 2].map((node) => ({ uuid: uuid(node), name: 'x' }));
  server.fault({ kind: 'answer', endpoint: list, body: { nodes, total: 3 } });
  const reading = await read(opcoreOf(server));
  expect(runsOf(reading)).toEqual([uuid(1), uuid(2)]);
  expect(reading.shortfalls).toEqual([
    'opCore says it has 3 nodes but lists only 2: try again, and look whether User name (username) may see every node.',
  ]);
});

test('of the listed nodes the first maxRuns are read, and the whole list, so that it shows which nodes left it', async () => {
  const source = opcoreOf(company(60, { maxLimit: 25 }), { maxRuns: 30 });
  const reading = await read(source);
  expect(runsOf(reading)).toHaveLength(30);
  expect(reading.shortfalls).toEqual([
    'Only the first 30 of 60 listed nodes were read: raise Most runs (maxRuns) to 60, or filter by the event "create node" or "delete node", for which the list is enough.',
  ]);
  expect(source.calls().filter((call) => call.includes('/nodes?'))).toHaveLength(3);
});

test('of failures alone the list tells nothing, and no filter by the event is recommended', async () => {
  const reading = await read(opcoreOf(company(6), { maxRuns: 5 }), [], { only: onlyWhere('outcome', '=', 'failure') });
  expect(reading.shortfalls[0]).toBe('Only the first 5 of 6 listed nodes were read: raise Most runs (maxRuns) to 6.');
});

test('of a list beyond 10 000 nodes no more is read, and the notice says what that means', async () => {
  const server = company(0);
  const nodes = Array.from({ length: 10_000 }, (_, index) => ({ uuid: uuid(index), name: 'x' }));
  server.fault({ kind: 'answer', endpoint: list, body: { nodes, total: 12_000 }, times: 1 });
  const source = opcoreOf(server, { maxRuns: 5 });
  server.fault({ kind: 'answer', endpoint: '/omk/opCore/**', body: { created: null } });
  const reading = await read(source);
  expect(source.calls().filter((call) => call.includes('/nodes?'))).toHaveLength(1);
  expect(reading.shortfalls).toEqual([
    'Only the first 5 of 12 000 listed nodes were read: raise Most runs (maxRuns) to 12 000, or filter by the event "create node" or "delete node", for which the list is enough.',
    expect.stringContaining('its list is too long to see which ones left it'),
  ]);
  server.fault({ kind: 'answer', endpoint: list, body: { nodes } });
  source.pass(60_000);
  expect((await read(source)).shortfalls).toEqual([
    expect.stringContaining(
      'Only the first 5 of more than 10 000 listed nodes were read: raise Most runs (maxRuns), or'
    ),
    expect.stringContaining('Deletions of nodes are not seen'),
  ]);
});

test('of the nodes given the first maxRuns are read', async () => {
  const reading = await read(opcoreOf(company(3), { maxRuns: 2 }), [uuid(3), uuid(1), uuid(2)]);
  expect(runsOf(reading)).toEqual([uuid(3), uuid(1)]);
  expect(reading.shortfalls).toEqual([
    'Only the first 2 of the 3 nodes given were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('listed nodes without an audit are counted in a notice, and nothing is missing', async () => {
  const server = company(3);
  [4, 5, 6, 7].forEach((node) => addNode(server, node, null));
  const reading = await read(opcoreOf(server));
  expect(runsOf(reading)).toHaveLength(3);
  expect(reading.shortfalls).toEqual([]);
  expect(reading.notices).toEqual([
    { severity: 'info', text: 'opCore has no audit for 4 of 7 listed nodes: nothing was recorded of them.' },
  ]);
});

test('listed nodes none of which has an audit are a shortfall, as auditing may be off', async () => {
  const server = company(0);
  [1, 2].forEach((node) => addNode(server, node, null));
  expect(await read(opcoreOf(server))).toMatchObject({
    shortfalls: [
      "opCore has no audit of any node that it lists (2 nodes read), so that edits may not be recorded: look whether opCore's auditing is on, and edit a node to prove it.",
    ],
    notices: [],
  });
});

test('a given node without an audit is named while others can be read', async () => {
  const reading = await read(opcoreOf(company(1)), [uuid(9), uuid(1)]);
  expect(runsOf(reading)).toEqual([uuid(1)]);
  expect(reading.shortfalls).toEqual([`Node ${uuid(9)} could not be read: opCore has no audit for node ${uuid(9)}.`]);
  expect(reading.notices).toEqual([]);
});

test('if all given nodes are without an audit, that is the error', async () => {
  const failing = read(opcoreOf(simulateOpcore()), [uuid(8), uuid(9)]);
  await expect(failing).rejects.toMatchObject({ message: `opCore has no audit for node ${uuid(8)}.`, status: 400 });
});

test('list entries without a UUID are counted in a notice', async () => {
  const server = company(1);
  const nodes = [{ name: 'x' }, 7, { uuid: '..' }, { uuid: uuid(1) }];
  server.fault({ kind: 'answer', endpoint: list, body: { nodes, total: 4 } });
  const reading = await read(opcoreOf(server));
  expect(runsOf(reading)).toEqual([uuid(1)]);
  expect(reading.shortfalls).toEqual([
    '3 nodes of opCore could not be understood: they lack a UUID. Look at opCore itself, and for a newer Runtrail.',
  ]);
});

test.each([
  [['delete node'], 1],
  [['create node'], 2],
  [['create node', 'delete node'], 2],
  [['edit node'], 501],
])('with the filter event = %j no more records are read than the list says matter', async (event, audits) => {
  const server = olderCompany(500);
  const source = opcoreOf(server, { maxRuns: 10_000 });
  await read(source, [], { only: onlyEvents('=', 'delete node') });
  server.add({ delete: uuid(7), at: noon + 1_000 });
  server.add({ create: 'new', uuid: uuid(6_000), at: noon + 1_000 });
  source.pass(60_000);
  source.calls();
  const reading = await read(source, [], { only: onlyEvents('=', ...event), to: noon + 60_000 });
  expect(reading.shortfalls).toEqual([]);
  expect(source.calls().filter((call) => call.includes('/audit/'))).toHaveLength(audits);
});

test.each<[Parameters<typeof onlyWhere> | undefined, boolean, boolean]>([
  [undefined, false, true],
  [['outcome', '=', 'success'], false, false],
  [['effect', '=', 'changed'], false, false],
  [['outcome', '=', 'failure'], true, false],
  [['outcome', '!=', 'success'], true, false],
  [['effect', '=~', '^$'], true, false],
])(
  'among deletions with the filter %j, one that failed is shown (%s) or said not to be (%s), as its node stays on the list',
  async (filter, isShown, isSaid) => {
    const server = olderCompany(3);
    const source = opcoreOf(server);
    const only = { ...onlyEvents('=', 'delete node'), ...(filter === undefined ? {} : onlyWhere(...filter)) };
    await read(source, [], { only });
    const record = auditEntry('delete node', '2026-11-21T12:00:30', { status: 'error: locked' });
    server.fault({ kind: 'answer', endpoint: `/omk/opCore/v2/audit/${uuid(2)}`, body: { deleted: record } });
    source.pass(60_000);
    const reading = await read(source, [], { only, to: noon + 60_000 });
    const failed = plainEvents(reading.value).filter(({ outcome }) => outcome === 'failure');
    expect(failed.map(({ event, run }) => [event, run])).toEqual(isShown ? [['delete node', uuid(2)]] : []);
    expect(reading).toMatchObject({ shortfalls: [], notices: isSaid ? [{ text: failedNotShown }] : [] });
  }
);

test.each([0, 25])(
  'on default limits "someone deleted a node" works with 5 000 nodes, at most %d a page (0 = any number)',
  async (maxLimit) => {
    const server = olderCompany(5_000, { maxLimit });
    const source = opcoreOf(server);
    const only = onlyEvents('=', 'delete node');
    await read(source, [], { only });
    server.add({ delete: uuid(7), at: noon + 1_000 });
    source.pass(60_000);
    source.calls();
    const reading = await read(source, [], { only, to: noon + 60_000 });
    expect(plainEvents(reading.value).map(({ event }) => event)).toContain('delete node');
    expect(reading.shortfalls).toEqual([]);
    expect(source.calls()).toHaveLength(1 + Math.ceil(4_999 / (maxLimit || 500)));
  }
);
