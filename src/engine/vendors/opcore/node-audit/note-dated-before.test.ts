import { auditEntry } from '../../../../../tests/simulators/opcore/numbered-nodes';
import { told, testDataSource } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { opcore } from '../index';
import { nodeAudit } from './reader';

const uuid = '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed';
const minute = 60_000;
const noData = { error: 1, message: 'Error loading data, No data found for requested match' };
const created = { created: auditEntry('create node', '2026-11-19T12:00:00') };
const edited = (when: string) => ({ ...created, last_updated: auditEntry('edit node', `2026-11-21T${when}`) });
const dated = (what: string, it: string) =>
  `opCore dates ${what} before a moment at which it did not have ${it} yet, so that others may be missing from the time range: check Time zone (timeZone), and the clocks.`;

/**
 * What a rule on the last ten minutes is told of a node, minute by minute from noon on. @param audits undefined = it has none
 */
async function toldOf(audits: ReadonlyArray<object | undefined>, nodes: readonly string[] = []): Promise<string[][]> {
  let audit: object | undefined;
  const source = testDataSource(opcore, {
    answer: ({ method, path }) => {
      if (method === 'POST') {
        return { status: 200, body: '' };
      }
      if (path.endsWith('/nodes')) {
        return { status: 200, body: { nodes: [{ uuid, name: 'web' }], total: 1 } };
      }
      return audit === undefined ? { status: 400, body: noData } : { status: 200, body: audit };
    },
  });
  const said: string[][] = [];
  for (const current of audits) {
    audit = current;
    const to = source.host.now();
    const asked = { ...plainRequest, selection: { nodes: [...nodes] }, from: to - 10 * minute, to };
    const { shortfalls } = told(await nodeAudit.read(asked, source.client({ freshness: 'rules' })));
    said.push(shortfalls.filter((sentence) => sentence.startsWith('opCore dates')));
    source.pass(minute);
  }
  return said;
}

test.each([
  ['a listed node', []],
  ['a node that is given', [uuid]],
])(
  'an edit of %s that lies hours before it was made is a shortfall for as long as it was made in the range',
  async (_, nodes) => {
    const audits = [created, ...Array.from({ length: 12 }, () => edited('07:00:30'))];
    const due = audits.map((_, at) => (at >= 1 && at <= 11 ? [dated('1 record', 'it')] : []));
    expect(await toldOf(audits, nodes)).toEqual(due);
  }
);

test('so is the first record that a node has, and a later edit', async () => {
  const early = [dated('1 record', 'it')];
  expect(await toldOf([undefined, edited('07:00:30'), edited('07:01:30')])).toEqual([[], early, early]);
});

test.each([
  ['an edit that is dated when it was made', [created, edited('12:00:30'), edited('12:01:30')]],
  ['an edit that was there when its node was read first', [edited('07:00:30'), edited('07:00:30')]],
  ['an edit dated by a clock that is a little behind', [created, edited('11:59:00')]],
  ['an edit that was there before, and could not be read', [edited('at seven'), edited('07:00:30')]],
])('%s is none', async (_, audits) => {
  expect((await toldOf(audits)).flat()).toEqual([]);
});
