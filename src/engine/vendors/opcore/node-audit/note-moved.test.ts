import { auditEntry } from '../../../../../tests/simulators/opcore/numbered-nodes';
import { told, testDataSource } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { opcore } from '../index';
import { nodeAudit } from './reader';

const uuid = '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed';

/** What is told of a node whose edit bears each of these times, asked for one after another, a minute each. */
function toldOf(...times: string[]): Promise<string[][]> {
  return toldEach(60_000, times);
}

async function toldEach(milliseconds: number, times: readonly string[]): Promise<string[][]> {
  let when = '';
  const source = testDataSource(opcore, {
    answer: ({ method }) =>
      method === 'POST'
        ? { status: 200, body: '' }
        : {
            status: 200,
            body: {
              last_updated: {
                what: 'edit node',
                when: `2026-11-21T${when}:00`,
                who: 'rita',
                status: 'ok',
                extra: 'web',
              },
            },
          },
  });
  const said: string[][] = [];
  for (const time of times) {
    when = time;
    const asked = { ...plainRequest, selection: { nodes: [uuid] } };
    said.push(told(await nodeAudit.read(asked, source.client({ freshness: 'rules' }))).shortfalls);
    source.pass(milliseconds);
  }
  return said;
}

test('a record that is dated earlier than before is a shortfall each time, until it is right again', async () => {
  const early =
    'opCore dates 1 record earlier than before, so that others may be missing from the time range: check Time zone (timeZone), and the clocks.';
  expect(await toldOf('11:00', '06:00', '06:00', '11:00')).toEqual([[], [early], [early], []]);
});

test('an answer that came late, of before an edit that is known since a moment ago, is none', async () => {
  expect(await toldEach(4_000, ['11:00', '12:00', '11:00'])).toEqual([[], [], []]);
  expect(await toldEach(6_000, ['11:00', '12:00', '11:00'])).toEqual([[], [], [expect.stringContaining('earlier')]]);
});

test('a later edit in the place of an earlier one is none', async () => {
  expect(await toldOf('11:00', '12:00')).toEqual([[], []]);
});

const created = { created: auditEntry('create node', '2026-11-21T02:00:00') };
const edited = { ...created, last_updated: auditEntry('edit node', '2026-11-21T11:50:00') };
const deleted = { ...created, deleted: auditEntry('delete node', '2026-11-21T11:55:00') };
const gone =
  "opCore does not have 1 record of the time range any more that it had before: look at the node's audit in opCore itself, and try again.";

/** Whether a rule on all nodes misses a record of one that has these audits one after another, undefined = opCore finds no data. */
async function isMissed(...audits: Array<object | undefined>): Promise<boolean[]> {
  let audit: object | undefined;
  const source = testDataSource(opcore, {
    answer: ({ method, path }) =>
      method === 'POST'
        ? { status: 200, body: '' }
        : path.endsWith('/nodes')
          ? { status: 200, body: { nodes: [{ uuid, name: 'web' }], total: 1 } }
          : audit === undefined
            ? { status: 400, body: { error: 1, message: 'Error loading data, No data found for requested match' } }
            : { status: 200, body: audit },
  });
  const missed: boolean[] = [];
  for (const current of audits) {
    audit = current;
    const reading = await nodeAudit.read(
      { ...plainRequest, selection: { nodes: [] } },
      source.client({ freshness: 'rules' })
    );
    missed.push(told(reading).shortfalls.includes(gone));
    source.pass(60_000);
  }
  return missed;
}

test.each([
  ['an audit that is not found for once', [edited, undefined, edited], [false, true, false]],
  ['an edit that is gone from the audit', [edited, created, created], [false, true, true]],
  ['a deletion that is gone, and no later creation', [deleted, created], [false, true]],
])('%s is a shortfall', async (_, audits, missed) => {
  expect(await isMissed(...audits)).toEqual(missed);
});

const again = { created: auditEntry('create node', '2026-11-21T11:58:00') };

test.each([
  [
    'a later edit in the place of an earlier one',
    [edited, { last_updated: auditEntry('edit node', '2026-11-21T11:55:00') }],
  ],
  [
    'a later edit of another name in the place of an earlier one',
    [edited, { ...created, last_updated: auditEntry('rename node', '2026-11-21T11:55:00') }],
  ],
  ['a node that was created anew', [deleted, again]],
  ['a node that never had an audit', [undefined, undefined]],
  ['a record of before the range', [created, { created: null }]],
])('%s is none', async (_, audits) => {
  expect((await isMissed(...audits)).at(-1)).toBe(false);
});

test('records are right two minutes after a wrong zone is right again, at once where some were dated in the future', async () => {
  const shortfalls = await toldOf('10:00', '10:00', '10:00', '11:30', '10:00', '10:00', '10:00', '10:00');
  expect(shortfalls.map(({ length }) => length)).toEqual([0, 0, 0, 0, 1, 1, 0, 0]);
  expect(await toldOf('10:00', '14:00', '10:00')).toEqual([[], [], []]);
});
