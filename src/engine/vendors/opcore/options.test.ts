import type { Simulation } from '../../../../tests/simulators/base/simulation';
import { addNode, uuid } from '../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../tests/simulators/opcore/start';
import { listed } from '../../testing/listed';
import { opcoreOf } from '../../testing/opcore-rule';
import { opcore } from './index';

const list = 'GET /omk/opCharts/v2/nodes';
const nodesOf = (server: Simulation) => listed('nodes', opcore, opcoreOf(server).client());

test('nodes of all pages are offered alphabetically, by name where they have one', async () => {
  const server = simulateOpcore({ switches: { maxLimit: 2 } });
  server.add({ create: 'web', uuid: uuid(1) });
  server.add({ create: 'core <1>\n', uuid: uuid(2) });
  server.add({ create: ' ', uuid: uuid(3) });
  expect(await nodesOf(server)).toEqual({
    value: [
      { value: uuid(3), label: uuid(3) },
      { value: uuid(2), label: 'core <1>' },
      { value: uuid(1), label: 'web' },
    ],
    shortfalls: [],
    notices: [],
  });
});

test.each([
  ['is cut short', { nodes: [{ uuid: uuid(1) }], total: 9 }, /^opCore says it has 9 nodes but lists only 1/],
  ['comes again', { nodes: [{ uuid: uuid(1) }] }, /^opCore sends the same nodes for every page of its list/],
  ['has a node without a UUID', { nodes: [{ uuid: uuid(1) }, { name: 'x' }], total: 2 }, /^1 node of opCore could not/],
])('a list that %s does not pass for all nodes', async (_, body, sentence) => {
  const server = simulateOpcore();
  server.fault({ kind: 'answer', endpoint: list, body });
  const { value, shortfalls } = await nodesOf(server);
  expect(value).toEqual([{ value: uuid(1), label: uuid(1) }]);
  expect(shortfalls).toEqual([expect.stringMatching(sentence)]);
});

test('a list that changed while it was read may be without a node', async () => {
  const server = simulateOpcore({ switches: { maxLimit: 25 } });
  Array.from({ length: 60 }, (_, node) => addNode(server, node + 1));
  server.afterAnswer(({ query }) => {
    if (query.get('page') === '1') {
      server.add({ delete: uuid(1) });
    }
  });
  expect((await nodesOf(server)).shortfalls).toEqual([
    "opCore's list of nodes changed while Runtrail read it, so that a node may be missing: try again.",
  ]);
});
