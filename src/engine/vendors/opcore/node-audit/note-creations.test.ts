import { addNode, auditEntry } from '../../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../../tests/simulators/opcore/start';
import { told } from '../../../testing/data-source';
import type { TestDataSource } from '../../../testing/data-source';
import { onlyEvents } from '../../../testing/only-events';
import { plainRequest } from '../../../testing/plain-request';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { opcore } from '../index';
import { nodeAudit } from './reader';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 21, 12);

/** As a rule asks each minute, of the last ten. */
async function read(source: TestDataSource, only = onlyEvents('=', 'create node')) {
  const to = source.host.now();
  const request = { ...plainRequest, selection: { nodes: [] }, from: to - 10 * minute, to, only };
  return told(await nodeAudit.read(request, source.client({ freshness: 'rules' }))).shortfalls;
}

/** A third node is listed within five minutes after noon, with this audit; asked from an hour before on. */
async function readAfterComing(audit: object | null, only?: ReturnType<typeof onlyEvents>) {
  const server = simulateOpcore({ now: noon - 60 * minute });
  [1, 2].forEach((node) => addNode(server, node, null));
  const source = simulatedDataSource(opcore, server, { vendorOptions: { username: 'auditor' } });
  await read(source);
  source.pass(60 * minute);
  await read(source);
  addNode(server, 3, audit);
  source.pass(5 * minute);
  return { source, shortfalls: await read(source, only) };
}

const created = (when: string) => ({ created: auditEntry('create node', when) });
const notShown = expect.stringMatching(
  /^1 node came onto opCore's list, but its audit shows no creation of node-3: try again, and look whether/
);
const early =
  'opCore dates the creation of node-3 2026-11-21 07:02:00 UTC, but did not list it yet at 2026-11-21 12:00:00 UTC, so that others may be missing from the time range: check Time zone (timeZone), and the clocks.';

test.each([
  ['has no audit', null, [notShown]],
  ['has an audit without a creation', { last_updated: auditEntry('edit node', '2026-11-21T12:02:00') }, [notShown]],
  ['was created hours before a list without it', created('2026-11-21T07:02:00'), [early]],
  ['has a creation without a readable time', created('soon'), [expect.stringContaining('could not be understood')]],
  ['was created meanwhile', created('2026-11-21T12:02:00'), []],
  ['was created by a clock that is a minute behind', created('2026-11-21T11:59:10'), []],
  ['was created long ago, and could only not be seen', created('2026-01-01T00:00:00'), []],
])('of a node that is new on the list and %s, the shortfalls are told', async (_, audit, shortfalls) => {
  expect((await readAfterComing(audit)).shortfalls).toEqual(shortfalls);
});

test('where no creation can pass the filters none is missed', async () => {
  expect((await readAfterComing(null, onlyEvents('=', 'edit node'))).shortfalls).toEqual([]);
});

test('a creation that is not shown is missing as long as the range may hold it', async () => {
  const { source } = await readAfterComing(null);
  source.pass(9 * minute);
  expect(await read(source)).toEqual([notShown]);
  source.pass(6 * minute);
  expect(await read(source)).toEqual([]);
});
