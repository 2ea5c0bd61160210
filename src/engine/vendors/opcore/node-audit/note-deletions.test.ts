import { addNode, auditEntry, uuid } from '../../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../../tests/simulators/opcore/start';
import { plainEvents } from '../../../testing/data-source';
import { onlyEvents } from '../../../testing/only-events';
import { minute, opcoreOf, readAsRule } from '../../../testing/opcore-rule';

const noon = Date.UTC(2026, 10, 21, 12);

const read = (source: ReturnType<typeof opcoreOf>, only = onlyEvents('=', 'delete node')) => readAsRule(source, only);

/** Of three nodes the second leaves the list within five minutes after noon, with this audit; asked from an hour before on. */
async function readAfterLeaving(audit: object | null, only?: ReturnType<typeof onlyEvents>) {
  const server = simulateOpcore({ now: noon - 60 * minute });
  [1, 2, 3].forEach((node) => addNode(server, node, node === 2 ? audit : undefined));
  const source = opcoreOf(server);
  await read(source);
  source.pass(60 * minute);
  await read(source);
  server.add({ delete: uuid(2) });
  source.pass(5 * minute);
  return { source, reading: await read(source, only) };
}

const notShown =
  "1 node left opCore's list, but its audit shows no deletion of node-2: look whether User name (username) may still see every node, and whether opCore's auditing is on.";
const early =
  'opCore dates the deletion of node-2 2026-11-21 07:02:00 UTC, but still listed it at 2026-11-21 12:00:00 UTC, so that others may be missing from the time range: check Time zone (timeZone), and the clocks.';
const unread = '1 record of opCore could not be understood: it lacks a readable time.';

test.each([
  ['has no audit', null, [notShown]],
  ['has an audit without a deletion', { created: auditEntry('create node', '2026-01-01T00:00:00') }, [notShown]],
  [
    'was deleted hours before it was listed last',
    { deleted: auditEntry('delete node', '2026-11-21T07:02:00') },
    [early],
  ],
  [
    'has a deletion without a readable time',
    { deleted: auditEntry('delete node', 'soon') },
    [expect.stringContaining(unread)],
  ],
  ['was deleted meanwhile', { deleted: auditEntry('delete node', '2026-11-21T12:02:00') }, []],
  ['was deleted by a clock that is a minute behind', { deleted: auditEntry('delete node', '2026-11-21T11:59:10') }, []],
])('of a node that left the list and %s, the shortfalls are told', async (_, audit, shortfalls) => {
  expect((await readAfterLeaving(audit)).reading.shortfalls).toEqual(shortfalls);
});

test('where no deletion can pass the filters none is missed', async () => {
  expect((await readAfterLeaving(null, onlyEvents('=', 'edit node'))).reading.shortfalls).toEqual([]);
});

test('a deletion that is not shown is missing as long as the range may hold it, one in a wrong zone as long as it is known', async () => {
  const later = async (audit: object | null) => {
    const { source } = await readAfterLeaving(audit);
    source.pass(15 * minute);
    return (await read(source)).shortfalls;
  };
  expect(await later(null)).toEqual([]);
  expect(await later({ deleted: auditEntry('delete node', '2026-11-21T07:02:00') })).toEqual([early]);
});

test('what was created or edited before it was deleted is read too, whatever the filters let through', async () => {
  const audit = {
    last_updated: auditEntry('edit node', '2026-11-21T12:01:00'),
    deleted: auditEntry('delete node', '2026-11-21T12:02:00'),
  };
  const { reading } = await readAfterLeaving(audit, onlyEvents('=', 'edit node'));
  expect(plainEvents(reading.value).map(({ event }) => event)).toEqual(['edit node', 'delete node']);
});

test('a node that moved to a page that had been read is not taken for a deleted one', async () => {
  const server = simulateOpcore({ now: noon - 60 * minute, switches: { maxLimit: 25, sessionMinutes: 600 } });
  for (let node = 1; node <= 60; node++) {
    addNode(server, node);
  }
  const source = opcoreOf(server);
  await read(source);
  source.pass(60 * minute);
  server.afterAnswer(({ query }) => {
    if (query.get('page') === '1') {
      server.add({ delete: uuid(1) });
    }
  });
  expect((await read(source)).shortfalls).toEqual([]);
});
