import { told, testDataSource } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { opcore } from '../index';
import { nodeAudit } from './reader';

const uuid = '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed';

/** What is told of a node whose edit bears each of these times, asked for one after another. */
async function toldOf(...times: string[]): Promise<string[][]> {
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
    source.pass(60_000);
  }
  return said;
}

test('a record that is dated earlier than before is a shortfall each time, until it is right again', async () => {
  const early =
    'opCore dates 1 record earlier than before, so that others may be missing from the time range: check Time zone (timeZone), and the clocks.';
  expect(await toldOf('11:00', '06:00', '06:00', '11:00')).toEqual([[], [early], [early], []]);
});

test('a later edit in the place of an earlier one is none', async () => {
  expect(await toldOf('11:00', '11:30')).toEqual([[], []]);
});
