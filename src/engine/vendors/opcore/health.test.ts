import type { Simulation } from '../../../../tests/simulators/base/simulation';
import { addNode, uuid } from '../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../tests/simulators/opcore/start';
import { told, type TestDataSource } from '../../testing/data-source';
import { opcoreOf } from '../../testing/opcore-rule';
import { opcore } from './index';

function company(nodes: number): Simulation {
  const server = simulateOpcore();
  for (let node = 1; node <= nodes; node++) {
    addNode(server, node, node % 2 === 0 ? undefined : null);
  }
  return server;
}

const seen = async (source: TestDataSource) => told(await opcore.checkHealth(source.client())).value;

test('health logs in, reads one node and its audit, and says how many nodes are listed', async () => {
  const source = opcoreOf(company(42));
  expect(await seen(source)).toBe('opCore answered: 42 nodes listed');
  expect(source.calls()).toEqual([
    'POST /omk/opCharts/login',
    'GET /omk/opCharts/v2/nodes?page=1&limit=1&count=1&properties=["name"]',
    `GET /omk/opCore/v2/audit/${uuid(1)}`,
  ]);
});

test('an opCore without nodes is healthy, and audits are tried all the same', async () => {
  const source = opcoreOf(company(0));
  expect(await seen(source)).toBe('opCore answered: no nodes listed');
  expect(source.calls()[2]).toBe('GET /omk/opCore/v2/audit/00000000-0000-0000-0000-000000000000');
});

test('an opCore that does not count its nodes is healthy too', async () => {
  const server = company(1);
  server.setSwitches({ countsNodes: false });
  expect(await seen(opcoreOf(server))).toBe('opCore answered: nodes are listed');
});

test.each([200, 403])('a user who may list nodes but not read audits (%d) is not healthy', async (status) => {
  const server = company(2);
  const body = { error: 1, message: 'Permission denied' };
  server.fault({ kind: 'answer', endpoint: '/omk/opCore/v2/audit/*', status, body });
  await expect(opcore.checkHealth(opcoreOf(server).client())).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('denies permission'),
  });
});

test('a password that was changed since is found out although the session still lives', async () => {
  const server = company(2);
  const source = opcoreOf(server);
  await opcore.checkHealth(source.client());
  server.expire('password');
  await expect(opcore.checkHealth(source.client({ freshness: 'nothing' }))).rejects.toMatchObject({ status: 401 });
});

test('records from the future point to the zone of the settings', async () => {
  const server = company(0);
  server.add({ create: 'web', at: server.clock.now() + 2 * 3_600_000 });
  expect(await seen(opcoreOf(server))).toMatch(
    /the newest record of the first one is from .* \(in the future: check Time zone \(timeZone\), and the clocks\)$/
  );
});

test('what health could not understand is told of', async () => {
  const server = simulateOpcore();
  addNode(server, 1, {
    created: { what: 'create node', when: 'x' },
    last_updated: { what: 'edit node', when: '2026-11-20T10:00:00' },
  });
  expect(told(await opcore.checkHealth(opcoreOf(server).client())).shortfalls).toEqual([
    expect.stringMatching(/^1 record of opCore could not be understood: it lacks a readable time/),
  ]);
});
