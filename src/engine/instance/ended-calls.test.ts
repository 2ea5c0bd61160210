import type { VendorClient } from '../client/client';
import { whole } from '../reading/reading';
import type { Ask } from '../sentences/ask';
import type { TestAnswer } from '../testing/node-host';
import { countOf, tinyEngine } from '../testing/tiny-engine';
import { tinyVendor } from '../testing/tiny-vendor';
import type { Vendor } from '../vendors/vendor';

const never = (): Promise<TestAnswer> => new Promise(() => undefined);
const good: TestAnswer = {
  status: 200,
  body: { items: [{ id: '1', time: '2026-11-21T11:59:00Z', event: 'opened', outcome: 'success' }] },
};
const boxes = (...ids: string[]) => ({ queryType: 'tiny.points', boxes: ids, format: 'count' });
const get = (path: string): Ask => ({ request: { method: 'GET', path }, what: path });

/** A vendor whose reading, health and options are what a test makes them. */
function vendorThat(does: (client: VendorClient) => Promise<unknown>): Vendor {
  return {
    ...tinyVendor,
    readers: tinyVendor.readers.map((reader) => ({
      ...reader,
      read: (_, client) => does(client).then(() => whole([])),
    })),
    checkHealth: (client) => does(client).then(() => whole('fine')),
    options: { boxes: (client) => does(client).then(() => whole([])) },
  };
}

test('when one of several runs ends the query, the others end with it', async () => {
  const { ask, asked, underWay } = tinyEngine(({ path }) => (path === '/boxes/1' ? { status: 401 } : never()));
  expect((await ask(boxes('1', '2', '3', '4', '5', '6'))).status).toBe(401);
  expect(asked).toHaveLength(4);
  expect([...underWay]).toEqual([]);
});

test.each(['cancelled', 'deadline'] as const)('when the call ends (%s) everything of it ends', async (reason) => {
  const { ask, asked, underWay, end } = tinyEngine(never);
  const asking = ask(boxes('1', '2', '3', '4', '5', '6'), { call: 9 });
  expect(underWay.size).toBe(4);
  end(9, reason);
  await asking;
  expect([...underWay]).toEqual([]);
  expect(asked).toHaveLength(4);
});

describe.each([
  ['a query', (engine: ReturnType<typeof tinyEngine>) => engine.ask(boxes('1'))],
  ['a health check', (engine: ReturnType<typeof tinyEngine>) => engine.checkHealth()],
  ['an option list', (engine: ReturnType<typeof tinyEngine>) => engine.callResource('options/boxes')],
])('%s', (_, begin) => {
  test('ends the pages beside one that failed', async () => {
    const pages = vendorThat((client) =>
      Promise.all(
        ['/1', '/2', '/3'].map((path) =>
          client.once(path, async (inner) => {
            await inner.fetch(get(path));
            return { value: path, bytes: 1, records: 1, freshFor: 0 };
          })
        )
      )
    );
    const engine = tinyEngine(({ path }) => (path === '/2' ? { status: 500 } : never()), {}, pages);
    await begin(engine);
    expect([...engine.underWay]).toEqual([]);
  });

  test('ends what it started and did not wait for', async () => {
    const careless = vendorThat(async (client) => {
      client.fetch(get('/left')).catch(() => undefined);
      await client.fetch(get('/asked'));
    });
    const engine = tinyEngine(({ path }) => (path === '/left' ? never() : good), {}, careless);
    await begin(engine);
    expect(engine.asked).toEqual(['/left', '/asked']);
    expect([...engine.underWay]).toEqual([]);
  });

  test('starts nothing more once it has answered', async () => {
    let answered: () => void = () => undefined;
    let late: Promise<unknown> = Promise.resolve();
    const slow = vendorThat((client) => {
      late = new Promise<void>((resolve) => (answered = resolve)).then(() => client.fetch(get('/late')));
      late.catch(() => undefined);
      return Promise.resolve();
    });
    const engine = tinyEngine(() => good, {}, slow);
    await begin(engine);
    answered();
    await expect(late).rejects.toThrow('ended');
    expect(engine.asked).toEqual([]);
  });
});

test('what another query waits for goes on until it has it', async () => {
  let answer: (given: TestAnswer) => void = () => undefined;
  const { ask, underWay, asked, end } = tinyEngine(() => new Promise((resolve) => (answer = resolve)));
  const [first, second] = [ask(boxes('1'), { call: 1 }), ask(boxes('1'), { call: 2 })];
  end(1, 'cancelled');
  expect((await first).status).toBe(499);
  expect([...underWay]).toEqual(['/boxes/1']);
  answer(good);
  expect(countOf(await second)).toMatchObject({ status: 200, count: 1 });
  expect(asked).toEqual(['/boxes/1']);
});
