import type { Simulation } from '../../../../tests/simulators/base/simulation';
import { addNode, uuid } from '../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../tests/simulators/opcore/start';
import { told } from '../../testing/data-source';
import { CallSignal } from '../../client/call-signal';
import { opcoreOf } from '../../testing/opcore-rule';
import { listedNodes } from './node-list';

const list = 'GET /omk/opCharts/v2/nodes';

function company(count: number, switches = {}): Simulation {
  const server = simulateOpcore({ switches });
  for (let node = 1; node <= count; node++) {
    addNode(server, node);
  }
  return server;
}

const listOf = async (server: Simulation) => told(await listedNodes(100, opcoreOf(server).client())).value;

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ uuid: uuid(index + 1), name: `node-${index + 1}` }));
const nodes = numbered(3);

test.each([
  ['the same page again and no total', { nodes }, 'repeated', 3],
  ['the same page again and a larger total', { nodes, total: 9 }, 'cutShort', 9],
  ['the same page again and a larger total as text', { nodes, total: '9' }, 'cutShort', 9],
  ['as many nodes as its total says', { nodes, total: '3' }, 'complete', 3],
  ['no node and no total', { nodes: [] }, 'complete', 0],
  ['a node twice and a total of both', { nodes: [...nodes, ...nodes.slice(0, 1)], total: 4 }, 'complete', 4],
  ['25 nodes again and again and a total of them', { nodes: numbered(25), total: 25 }, 'repeated', 25],
  ['30 nodes again and again and a total of them', { nodes: numbered(30), total: 30 }, 'complete', 30],
])('of a server that sends %s, the list is %4$s', async (_, body, end, total) => {
  const server = company(0);
  server.fault({ kind: 'answer', endpoint: list, body });
  expect(await listOf(server)).toMatchObject({ end, total });
});

test.each([
  ['all pages', 90, 'complete'],
  ['its only page', 25, 'complete'],
])('a total that is that of the page alone ends no list before %s was read', async (_, count, end) => {
  const server = company(count, { maxLimit: 25, countOf: 'page' });
  const { nodes: read, end: found } = await listOf(server);
  expect(read).toHaveLength(count);
  expect(found).toBe(end);
});

const noData = { error: 1, message: 'Error loading data, No data found for requested match' };

test.each([
  [400, true, noData],
  [400, false, { error: 1, message: 'page is out of range' }],
  [404, false, '<html>Page not found</html>'],
  [204, false, ''],
])(
  'a %i behind the last page ends the list as an empty page does, with a total: %p',
  async (status, countsNodes, body) => {
    const server = company(25, { maxLimit: 25, countsNodes });
    server.fault({ kind: 'answer', endpoint: list, status, body, skip: 1 });
    expect(await listOf(server)).toMatchObject({ end: 'complete', total: 25, heldStill: true });
  }
);

test.each([
  ['a 400', 400, noData],
  ['a 404', 404, '<html>Page not found</html>'],
  ['a 204', 204, ''],
  ['an empty page', 200, { nodes: [] }],
  ['an empty page that counts none', 200, { nodes: [], total: 0 }],
])('%s before the last page does not make a list whole that told of more nodes', async (_, status, body) => {
  const server = company(60, { maxLimit: 25 });
  server.fault({ kind: 'answer', endpoint: list, status, body, skip: 1 });
  expect(await listOf(server)).toMatchObject({ end: 'cutShort', total: 60 });
});

test('an empty list holds still too', async () => {
  expect(await listOf(company(0))).toMatchObject({ end: 'complete', heldStill: true });
});

test('pages are asked for a few at a time where the first one tells how many there are', async () => {
  const { nodes: read, ...rest } = await listOf(company(60, { maxLimit: 25 }));
  expect(read).toHaveLength(60);
  expect(rest).toMatchObject({ end: 'complete', total: 60, heldStill: true });
});

test('a list that changed while it was read says so: a node may have moved to a page that had been read', async () => {
  const server = company(60, { maxLimit: 25 });
  server.afterAnswer(({ query }) => {
    if (query.get('page') === '1') {
      server.add({ delete: uuid(1) });
    }
  });
  const { nodes: read, heldStill } = await listOf(server);
  expect(read.map(({ uuid: read }) => read)).not.toContain(uuid(26));
  expect(heldStill).toBe(false);
});

test('a list that is too long for the time says what it is like and what helps', async () => {
  const server = company(60, { maxLimit: 25, countsNodes: false });
  server.fault({ kind: 'hang', endpoint: list, skip: 2 });
  const signal = new CallSignal();
  const failing = listedNodes(100, opcoreOf(server).client({ signal }));
  setTimeout(() => signal.end('deadline'), 50);
  await expect(failing).rejects.toMatchObject({
    status: 504,
    message:
      "Time ran out after 50 nodes of opCore's list, of which it sends 25 at a time: raise Query timeout (queryTimeout, now 50 s; an alert rule has Grafana's evaluation_timeout at most), Concurrent requests (maxConcurrentRequests) and Requests per second (maxRequestsPerSecond), or give the UUIDs of the nodes in question.",
  });
});

test('where not even the first page comes in time, that is said as of any query', async () => {
  const server = company(1);
  server.fault({ kind: 'hang', endpoint: list });
  const signal = new CallSignal();
  const failing = listedNodes(100, opcoreOf(server).client({ signal }));
  setTimeout(() => signal.end('deadline'), 50);
  await expect(failing).rejects.toMatchObject({
    status: 504,
    message: expect.stringMatching(/^Time ran out before opCore/),
  });
});
