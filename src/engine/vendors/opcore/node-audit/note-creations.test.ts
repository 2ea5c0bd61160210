import { addNode, auditEntry } from '../../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../../tests/simulators/opcore/start';
import { onlyEvents } from '../../../testing/only-events';
import { minute, opcoreOf, readAsRule } from '../../../testing/opcore-rule';

const noon = Date.UTC(2026, 10, 21, 12);

/** Beside three nodes a fourth is listed within five minutes after noon, with this audit; asked from an hour before on. */
async function readAfterComing(audit: object | null, only = onlyEvents('=', 'create node')) {
  const server = simulateOpcore({ now: noon - 60 * minute });
  [1, 2, 3].forEach((node) => addNode(server, node));
  const source = opcoreOf(server);
  await readAsRule(source, only);
  source.pass(60 * minute);
  await readAsRule(source, only);
  addNode(server, 4, audit);
  source.pass(5 * minute);
  return { source, shortfalls: (await readAsRule(source, only)).shortfalls };
}

const notShown =
  "1 node came to opCore's list, but its audit shows no creation of node-4: look whether opCore's auditing is on, and whether User name (username) sees more nodes than before.";
const early =
  'opCore dates the creation of node-4 2026-11-21 07:02:00 UTC, but did not list it at 2026-11-21 12:00:00 UTC, so that others may be missing from the time range: check Time zone (timeZone), the clocks, and whether User name (username) sees more nodes than before.';

test.each([
  ['has no audit', null, [notShown]],
  ['has an audit without a creation', { last_updated: auditEntry('edit node', '2026-11-21T12:02:00') }, [notShown]],
  [
    'was created hours before a list without it',
    { created: auditEntry('create node', '2026-11-21T07:02:00') },
    [early],
  ],
  ['was created meanwhile', { created: auditEntry('create node', '2026-11-21T12:02:00') }, []],
  ['was created by a clock that is a minute behind', { created: auditEntry('create node', '2026-11-21T11:59:10') }, []],
])('of a node that came to the list and %s, the shortfalls are told', async (_, audit, shortfalls) => {
  expect((await readAfterComing(audit)).shortfalls).toEqual(shortfalls);
});

test('where no creation can pass the filters none is missed, and none is after the range has left it behind', async () => {
  expect((await readAfterComing(null, onlyEvents('=', 'delete node'))).shortfalls).toEqual([]);
  const { source } = await readAfterComing(null);
  source.pass(15 * minute);
  expect((await readAsRule(source, onlyEvents('=', 'create node'))).shortfalls).toEqual([]);
});
