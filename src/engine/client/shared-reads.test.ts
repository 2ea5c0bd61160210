import { CallSignal } from './call-signal';
import type { Ask } from '../sentences/ask';
import type { Freshness } from './freshness';
import { AnswerError } from '../sentences/answer-error';
import type { VendorRequest } from '../seam/host';
import { nodeHost, type NodeHost, type TestAnswer } from '../testing/node-host';
import { tinyVendor } from '../testing/tiny-vendor';
import { readSettings } from '../connection/read-settings';
import { ConnectionClient } from './connection-client';
import { clientBase } from './client-base';
import { servedFromMemory } from './memory-use';
import { Notes } from '../reading/reading';
import { utcText } from '../sentences/utc-text';
import { forGood, freshBriefly, type Produced } from './produced';
import { CallEnded } from './call-ended';
import type { VendorClient } from './client';

const settingsJson = JSON.stringify({ url: 'https://tiny', jsonData: { vendor: 'tiny', keeper: 'eve' }, secrets: {} });

interface TestedClients {
  host: NodeHost;
  clock: { now: number };
  asked: string[];
  client(freshness?: Freshness, signal?: CallSignal): ConnectionClient;
}

function clientsOf(
  answer: (request: VendorRequest) => TestAnswer | Promise<TestAnswer> = () => ({ status: 200, body: '{}' })
): TestedClients {
  const clock = { now: 1_000_000 };
  const asked: string[] = [];
  const host = nodeHost({
    now: () => clock.now,
    answer: (request) => {
      asked.push(request.path);
      return answer(request);
    },
  });
  const { settings } = readSettings(settingsJson, [tinyVendor.model]);
  const base = clientBase(tinyVendor, settings, host);
  return {
    host,
    clock,
    asked,
    client: (freshness = 'panels', signal = new CallSignal()) => new ConnectionClient(base, signal, freshness),
  };
}

const get = (path: string): Ask => ({ request: { method: 'GET', path }, what: path });

const fetching =
  (path: string, how: Partial<Produced<string>> = {}) =>
  async (client: VendorClient): Promise<Produced<string>> => {
    const { status } = await client.fetch(get(path));
    return { value: `${path} ${status}`, bytes: 10, records: 1, freshFor: freshBriefly, ...how };
  };

test('what many ask for at once is fetched once, and everyone has the call noted', async () => {
  const { client, asked } = clientsOf();
  const works = Array.from({ length: 30 }, () => client());
  const values = await Promise.all(works.map((inner) => inner.once('k', fetching('/a'))));
  expect(new Set(values)).toEqual(new Set(['/a 200']));
  expect(asked).toEqual(['/a']);
  expect(works.map(({ calls }) => calls.text())).toEqual(works.map(() => 'GET https://tiny/a'));
});

test.each(['panels', 'rules'] as const)(
  'a read that ends as the one who began it holds too much is made again for the others (%s)',
  async (freshness) => {
    const answers: TestAnswer[] = [{ failure: 'tooMuch' }, { status: 200, body: '{}' }];
    const { client, asked } = clientsOf(() => answers.shift() ?? { status: 500 });
    const [first, ...others] = Array.from({ length: 3 }, () => client(freshness).once('k', fetching('/a')));
    await expect(first).rejects.toThrow('needs more than 256 MB');
    expect(await Promise.all(others)).toEqual(['/a 200', '/a 200']);
    expect(asked).toEqual(['/a', '/a']);
  }
);

test('where that is too much for another one, too, it is not made once more', async () => {
  const { client, asked } = clientsOf(() => ({ failure: 'tooMuch' }));
  const reads = await Promise.allSettled(Array.from({ length: 5 }, () => client().once('k', fetching('/a'))));
  expect(reads.map(({ status }) => status)).toEqual(reads.map(() => 'rejected'));
  expect(asked).toEqual(['/a', '/a']);
});

test('a value is kept as long as it says; a later one has the calls that made it noted too', async () => {
  const { client, asked, clock } = clientsOf();
  await client().once('k', fetching('/a'));
  clock.now += freshBriefly - 1;
  const later = client();
  expect(await later.once('k', fetching('/b'))).toBe('/a 200');
  expect(later.calls.text()).toBe('GET https://tiny/a');
  clock.now += 1;
  expect(await client().once('k', fetching('/b'))).toBe('/b 200');
  expect(asked).toEqual(['/a', '/b']);
});

test('an alert rule takes only what is kept for good from memory, and without the cache nothing is', async () => {
  const { client, asked } = clientsOf();
  await client().once('brief', fetching('/brief'));
  await client().once('good', fetching('/good', { freshFor: forGood }));
  asked.length = 0;
  for (const freshness of ['panels', 'rules', 'nothing'] as const) {
    await client(freshness).once('brief', fetching(`/${freshness} brief`));
    await client(freshness).once('good', fetching(`/${freshness} good`, { freshFor: forGood }));
  }
  expect(asked).toEqual(['/rules brief', '/nothing brief', '/nothing good']);
});

test('an answer without records is never kept, and what was kept before it is of no use any more', async () => {
  const { client, asked, host } = clientsOf();
  await client().once('k', fetching('/a', { freshFor: forGood, records: 0 }));
  await client().once('k', fetching('/b', { freshFor: forGood }));
  await client('nothing').once('k', fetching('/c', { freshFor: forGood, records: 0 }));
  expect(host.memory.bytes()).toBe(0);
  await client().once('k', fetching('/d'));
  expect(asked).toEqual(['/a', '/b', '/c', '/d']);
});

test('a clock that was put back makes nothing fresh for longer', async () => {
  const { client, asked, clock } = clientsOf();
  await client().once('k', fetching('/a'));
  clock.now -= 3_600_000;
  await client().once('k', fetching('/b'));
  expect(asked).toEqual(['/a', '/b']);
});

test('who must not use the cache does not wait for a work that may', async () => {
  const { client, asked } = clientsOf();
  await Promise.all(
    [client(), client('nothing'), client('nothing'), client()].map((inner) => inner.once('k', fetching('/a')))
  );
  expect(asked).toEqual(['/a', '/a']);
});

test('errors are not kept', async () => {
  let status = 500;
  const { client } = clientsOf(() => ({ status, body: '{}' }));
  await expect(client().once('k', fetching('/a'))).rejects.toThrow(AnswerError);
  status = 200;
  expect(await client().once('k', fetching('/a'))).toBe('/a 200');
});

test("one waiter's cancel never kills another's answer; the last one's ends the work", async () => {
  let go: (answer: TestAnswer) => void = () => undefined;
  const { client, asked } = clientsOf(() => new Promise((resolve) => (go = resolve)));
  const [first, second] = [new CallSignal(), new CallSignal()];
  const ended: Array<string | undefined> = [];
  const produce = async (inner: VendorClient): Promise<Produced<string>> => {
    inner.signal.onEnd(() => ended.push(inner.signal.reason));
    return fetching('/a')(inner);
  };
  const one = client('panels', first).once('k', produce);
  const two = client('panels', second).once('k', produce);
  first.end('cancelled');
  await expect(one).rejects.toEqual(new CallEnded('cancelled'));
  expect(ended).toEqual([]);
  go({ status: 200, body: '{}' });
  expect(await two).toBe('/a 200');
  // What the work may have started and left behind ends with it.
  expect(ended.splice(0)).toEqual(['cancelled']);

  const third = new CallSignal();
  const three = client('nothing', third).once('k', produce);
  third.end('deadline');
  await expect(three).rejects.toEqual(new CallEnded('deadline'));
  expect(ended).toEqual(['deadline']);
  // Whoever comes now starts anew instead of waiting for what has ended.
  const four = client('nothing').once('k', produce);
  go({ status: 200, body: '{}' });
  expect(await four).toBe('/a 200');
  expect(asked).toEqual(['/a', '/a', '/a']);
});

test('who has ended starts nothing', async () => {
  const { client, asked } = clientsOf();
  const signal = new CallSignal();
  signal.end('cancelled');
  await expect(client('panels', signal).once('k', fetching('/a'))).rejects.toThrow(CallEnded);
  expect(asked).toEqual([]);
});

test('what is resumable is read on from, and the calls that made it stay noted', async () => {
  const { client, clock } = clientsOf();
  const produce = async (inner: VendorClient, previous: string | undefined): Promise<Produced<string>> => {
    await inner.fetch(get(`/from/${previous ?? 'start'}`));
    return { value: `${previous ?? ''}x`, bytes: 1, records: 1, freshFor: freshBriefly, resumable: 'panels' };
  };
  await client().once('k', produce);
  clock.now += 3_600_000;
  const later = client();
  expect(await later.once('k', produce)).toBe('xx');
  expect(later.calls.text()).toBe('GET https://tiny/from/start\nGET https://tiny/from/x');
  expect(await client('nothing').once('k', produce)).toBe('x');
});

test('what the process takes back is produced again', async () => {
  const { client, host, asked } = clientsOf();
  await client().once('k', fetching('/a', { freshFor: forGood }));
  expect(host.memory.bytes()).toBeGreaterThan(10);
  host.memory.evictAll();
  await client().once('k', fetching('/a', { freshFor: forGood }));
  expect(asked).toEqual(['/a', '/a']);
});

test('what is replaced or of no use any more gives its place back', async () => {
  const { client, host, clock } = clientsOf();
  await client().once('k', fetching('/a', { bytes: 10_000 }));
  const one = host.memory.bytes();
  await client('nothing').once('k', fetching('/a', { bytes: 10_000 }));
  expect(host.memory.bytes()).toBe(one);
  clock.now += 3_600_000;
  await client().once('other', fetching('/a', { freshFor: 0 }));
  expect(host.memory.bytes()).toBe(0);
});

describe('while the vendor asks to wait', () => {
  const start = Date.UTC(2026, 10, 21, 12);
  const waiting = (): TestAnswer => ({ failure: 'waiting', waitUntil: start + 3_600_000 });

  /** Memory of an answer made at noon, and a vendor that from then on asks to wait. */
  async function remembered() {
    let answer: TestAnswer = { status: 200, body: '{}' };
    const there = clientsOf(() => answer);
    there.clock.now = start;
    await there.client().once('k', fetching('/a'));
    answer = waiting();
    return {
      ...there,
      answerAgain: () => (answer = { status: 200, body: '{}' }),
      askToWait: () => (answer = waiting()),
    };
  }

  test('panels get an answer from memory for ten minutes, with its age as a shortfall', async () => {
    const { client, clock } = await remembered();
    clock.now += 10 * 60_000;
    const inner = client();
    expect(await inner.once('k', fetching('/a'))).toBe('/a 200');
    expect(inner.notes.sentences(new Set()).shortfalls).toEqual([
      'Served from memory as of 2026-11-21 12:00:00 UTC. Tiny asked to wait and is not called before that is over; try again after 2026-11-21 13:00:00 UTC.',
    ]);
    clock.now += 1;
    await expect(client().once('k', fetching('/a'))).rejects.toMatchObject({ status: 429 });
  });

  test('what was kept at several moments is said once, with the age of the oldest', async () => {
    const { client, clock, answerAgain, askToWait } = await remembered();
    clock.now += 3_000;
    answerAgain();
    await client().once('later', fetching('/b'));
    askToWait();
    clock.now += 10_000;
    const inner = client();
    await inner.once('later', fetching('/b'));
    await inner.once('k', fetching('/a'));
    expect(inner.notes.sentences(new Set()).shortfalls).toEqual([
      expect.stringMatching(/^Served from memory as of 2026-11-21 12:00:00 UTC/),
    ]);
  });

  test('until when to wait, told a second later of another part, makes no second sentence', () => {
    const notes = new Notes();
    for (const waitUntil of [start, start + 1_000]) {
      const error = new AnswerError(`Try again after ${utcText(waitUntil)}.`, 429, 'downstream', waitUntil);
      notes.counted('shortfall', servedFromMemory(error), start);
    }
    expect(notes.sentences(new Set()).shortfalls).toEqual([
      'Served from memory as of 2026-11-21 12:00:00 UTC. Try again after 2026-11-21 12:00:01 UTC.',
    ]);
  });

  test.each(['rules', 'nothing'] as const)('%s get the error that says when to try again', async (freshness) => {
    const { client, clock } = await remembered();
    clock.now += freshBriefly;
    await expect(client(freshness).once('k', fetching('/a'))).rejects.toMatchObject({
      status: 429,
      message: expect.stringContaining('try again after 2026-11-21 13:00:00 UTC') as string,
    });
  });

  test('what is made of something stale is for those who wait now', async () => {
    const { client, clock, asked, answerAgain } = await remembered();
    clock.now += freshBriefly;
    const outer = async (inner: VendorClient): Promise<Produced<string>> => ({
      value: await inner.once('k', fetching('/a')),
      bytes: 1,
      records: 1,
      freshFor: forGood,
      resumable: 'everyone',
    });
    const first = client();
    expect(await first.once('outer', outer)).toBe('/a 200');
    expect(first.notes.sentences(new Set()).shortfalls).toHaveLength(1);
    answerAgain();
    const second = client();
    await second.once('outer', outer);
    expect(asked).toEqual(['/a', '/a', '/a']);
    expect(second.notes.isEmpty).toBe(true);
  });
});
