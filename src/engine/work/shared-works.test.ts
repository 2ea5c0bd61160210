import { AnswerError } from '../answer-error';
import type { VendorRequest } from '../host';
import { nodeHost, testSignal } from '../testing/node-host';
import type { NodeHost, TestAnswer, TestSignal } from '../testing/node-host';
import { tinyVendor } from '../testing/tiny-vendor';
import { readSettings } from '../settings';
import { forGood, freshBriefly, WorkEnded } from '../vendors/vendor';
import type { Produced, Work } from '../vendors/vendor';
import { EngineWork } from './engine-work';
import { Memory } from './memory';
import { SharedWorks } from './shared-works';

const settingsJson = JSON.stringify({ url: 'https://tiny', jsonData: { vendor: 'tiny', keeper: 'eve' } });

interface Place {
  host: NodeHost;
  clock: { now: number };
  asked: string[];
  work(skipCache?: boolean, signal?: TestSignal): EngineWork;
}

function place(
  answer: (request: VendorRequest) => TestAnswer | Promise<TestAnswer> = () => ({ status: 200, body: '{}' })
): Place {
  const clock = { now: 1_000_000 };
  const asked: string[] = [];
  const host = nodeHost({
    now: () => clock.now,
    answer: (request) => {
      asked.push(request.path);
      return answer(request);
    },
  });
  const { settings } = readSettings(settingsJson, [tinyVendor.model], host);
  const base = { host, settings, vendor: tinyVendor, sharedWorks: new SharedWorks(new Memory(host)) };
  return {
    host,
    clock,
    asked,
    work: (skipCache = false, signal = testSignal()) => new EngineWork(base, signal, skipCache),
  };
}

const fetching =
  (path: string, how: Partial<Produced<string>> = {}) =>
  async (work: Work): Promise<Produced<string>> => {
    const { status } = await work.fetch({ method: 'GET', path });
    return { value: `${path} ${status}`, bytes: 10, freshFor: freshBriefly, ...how };
  };

test('what many ask for at once is fetched once, and everyone has the call noted', async () => {
  const { work, asked } = place();
  const works = Array.from({ length: 30 }, () => work());
  const values = await Promise.all(works.map((own) => own.shared('k', fetching('/a'))));
  expect(new Set(values)).toEqual(new Set(['/a 200']));
  expect(asked).toEqual(['/a']);
  expect(works.map(({ calls }) => calls.text())).toEqual(works.map(() => 'GET https://tiny/a'));
});

test('a value is kept as long as it says; a later one has the calls that made it noted too', async () => {
  const { work, asked, clock } = place();
  await work().shared('k', fetching('/a'));
  clock.now += freshBriefly - 1;
  const later = work();
  expect(await later.shared('k', fetching('/b'))).toBe('/a 200');
  expect(later.calls.text()).toBe('GET https://tiny/a');
  clock.now += 1;
  expect(await work().shared('k', fetching('/b'))).toBe('/b 200');
  expect(asked).toEqual(['/a', '/b']);
});

test('without the cache only what never changes is taken from memory', async () => {
  const { work, asked } = place();
  await work().shared('brief', fetching('/brief'));
  await work().shared('good', fetching('/good', { freshFor: forGood }));
  await work(true).shared('brief', fetching('/brief'));
  await work(true).shared('good', fetching('/good'));
  expect(asked).toEqual(['/brief', '/good', '/brief']);
});

test('who must not use the cache does not wait for a work that may', async () => {
  const { work, asked } = place();
  await Promise.all([work(), work(true), work(true), work()].map((own) => own.shared('k', fetching('/a'))));
  expect(asked).toEqual(['/a', '/a']);
});

test('errors are not kept', async () => {
  let status = 500;
  const { work } = place(() => ({ status, body: '{}' }));
  await expect(work().shared('k', fetching('/a'))).rejects.toThrow(AnswerError);
  status = 200;
  expect(await work().shared('k', fetching('/a'))).toBe('/a 200');
});

test("one waiter's cancel never kills another's answer; the last one's ends the work", async () => {
  let go: (answer: TestAnswer) => void = () => undefined;
  const { work, asked } = place(() => new Promise((resolve) => (go = resolve)));
  const [first, second] = [testSignal(), testSignal()];
  const ended: Array<string | undefined> = [];
  const produce = async (own: Work): Promise<Produced<string>> => {
    own.signal.onEnd(() => ended.push(own.signal.reason));
    return fetching('/a')(own);
  };
  const one = work(false, first).shared('k', produce);
  const two = work(false, second).shared('k', produce);
  first.end('cancelled');
  await expect(one).rejects.toEqual(new WorkEnded('cancelled'));
  expect(ended).toEqual([]);
  go({ status: 200, body: '{}' });
  expect(await two).toBe('/a 200');

  const third = testSignal();
  const three = work(true, third).shared('k', produce);
  third.end('deadline');
  await expect(three).rejects.toEqual(new WorkEnded('deadline'));
  expect(ended).toEqual(['deadline']);
  // Whoever comes now starts anew instead of waiting for what has ended.
  const four = work(true).shared('k', produce);
  go({ status: 200, body: '{}' });
  expect(await four).toBe('/a 200');
  expect(asked).toEqual(['/a', '/a', '/a']);
});

test('who has ended starts nothing', async () => {
  const { work, asked } = place();
  const signal = testSignal();
  signal.end('cancelled');
  await expect(work(false, signal).shared('k', fetching('/a'))).rejects.toThrow(WorkEnded);
  expect(asked).toEqual([]);
});

test('what is resumable is read on from, and the calls that made it stay noted', async () => {
  const { work, clock } = place();
  const produce = async (own: Work, previous: string | undefined): Promise<Produced<string>> => {
    await own.fetch({ method: 'GET', path: `/from/${previous ?? 'start'}` });
    return { value: `${previous ?? ''}x`, bytes: 1, freshFor: freshBriefly, resumable: true };
  };
  await work().shared('k', produce);
  clock.now += 3_600_000;
  const later = work();
  expect(await later.shared('k', produce)).toBe('xx');
  expect(later.calls.text()).toBe('GET https://tiny/from/start\nGET https://tiny/from/x');
  expect(await work(true).shared('k', produce)).toBe('xxx');
});

test('what the process takes back is produced again', async () => {
  const { work, host, asked } = place();
  await work().shared('k', fetching('/a', { freshFor: forGood }));
  expect(host.memory.bytes()).toBeGreaterThan(10);
  host.memory.evictAll();
  await work().shared('k', fetching('/a', { freshFor: forGood }));
  expect(asked).toEqual(['/a', '/a']);
});

test('what is replaced or of no use any more gives its place back', async () => {
  const { work, host, clock } = place();
  await work().shared('k', fetching('/a', { bytes: 10_000 }));
  const one = host.memory.bytes();
  await work(true).shared('k', fetching('/a', { bytes: 10_000 }));
  expect(host.memory.bytes()).toBe(one);
  clock.now += 3_600_000;
  await work().shared('other', fetching('/a', { freshFor: 0 }));
  expect(host.memory.bytes()).toBe(0);
});

test('while the vendor asks to wait an answer comes from memory and says so, except without the cache', async () => {
  let answer: TestAnswer = { status: 200, body: '{}' };
  const { work, clock, asked } = place(() => answer);
  clock.now = Date.UTC(2026, 10, 21, 12);
  await work().shared('k', fetching('/a'));
  clock.now += freshBriefly;
  answer = { failure: 'waiting', waitUntil: Date.UTC(2026, 10, 21, 12, 1) };
  const own = work();
  expect(
    await own.shared('outer', async (outer) => ({
      value: await outer.shared('k', fetching('/a')),
      bytes: 1,
      freshFor: forGood,
    }))
  ).toBe('/a 200');
  expect([...own.notices.values()]).toEqual([
    {
      severity: 'warning',
      text: 'Served from memory as of 2026-11-21 12:00:00 UTC. Tiny asks to wait before it is called again (429); try again after 2026-11-21 12:01:00 UTC.',
    },
  ]);
  await expect(work(true).shared('k', fetching('/a'))).rejects.toMatchObject({ status: 429 });
  // What stands on something stale was not kept for good.
  answer = { status: 200, body: '{}' };
  await work().shared('outer', fetching('/outer'));
  expect(asked[asked.length - 1]).toBe('/outer');
});
