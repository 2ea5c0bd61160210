import type { VendorClient } from '../client/client';
import { Notes } from '../reading/reading';
import type { QueryResult } from '../seam/protocol';
import type { TestAnswer } from '../testing/node-host';
import { countOf, noon, tinyEngine } from '../testing/tiny-engine';
import { tinyVendor } from '../testing/tiny-vendor';
import { letsUnknown } from '../vendors/passes-filters';
import type { ReadRequest } from '../vendors/vendor';

const item = (id: number, more: object = {}) => ({
  id: String(id),
  time: '2026-11-21T11:59:00Z',
  event: 'opened',
  outcome: 'success',
  actor: id % 2 === 0 ? 'eve' : 'adam',
  ...more,
});
const items = (count: number, more: object = {}): TestAnswer => ({
  status: 200,
  body: { items: Array.from({ length: count }, (_, id) => item(id, more)) },
});
const query = { queryType: 'tiny.points', boxes: ['7'], format: 'count' };
const both = { ...query, boxes: ['7', '8'] };
const ofEve = [{ field: 'actor', operator: '=', values: ['eve'] }];
const rule = { fromAlert: true };

/** An engine that counts how often a range was read and put in order: once each time it lets others have their turn. */
function counting(...given: Parameters<typeof tinyEngine>) {
  const engine = tinyEngine(...given);
  const turn = jest.spyOn(engine.host, 'turn');
  return { ...engine, ranges: () => turn.mock.calls.length };
}

const noticesOf = ({ frames }: QueryResult): string[] => frames[0]?.meta?.notices?.map(({ text }) => text) ?? [];
const callsOf = ({ frames }: QueryResult): string | undefined => frames[0]?.meta?.executedQueryString;
const rowsOf = ({ frames }: QueryResult): number | undefined => frames[0]?.rows?.length;

/** Answers to be given by hand, by path. */
function held() {
  const waiting = new Map<string, Array<(answer: TestAnswer) => void>>();
  return {
    answer: ({ path }: { path: string }) =>
      new Promise<TestAnswer>((resolve) => {
        waiting.set(path, [...(waiting.get(path) ?? []), resolve]);
      }),
    give(path: string, answer: TestAnswer): void {
      const resolvers = waiting.get(path) ?? [];
      waiting.delete(path);
      resolvers.forEach((resolve) => resolve(answer));
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('panels that differ in filters, formats and limits read and order one range once, at once or one after another', async () => {
  const { ask, asked, ranges } = counting(() => items(3));
  const [all, ofOne, table] = await Promise.all([
    ask(query),
    ask({ ...query, filters: ofEve }),
    ask({ ...query, format: 'table', limit: 1 }),
  ]);
  expect([countOf(all).count, countOf(ofOne).count, rowsOf(table)]).toEqual([3, 2, 1]);
  expect(noticesOf(table)).toEqual([expect.stringMatching(/^Only the newest event of 3 is shown/)]);
  const later = await ask({ ...query, format: 'table', filters: ofEve });
  expect(rowsOf(later)).toBe(2);
  expect(noticesOf(later)).toEqual([]);
  expect([all, ofOne, table, later].map(callsOf)).toEqual(Array(4).fill('GET https://tiny.example.com/boxes/7'));
  expect(asked).toEqual(['/boxes/7']);
  expect(ranges()).toBe(1);
});

test('another range, another selection, and details are ranges of their own', async () => {
  const { ask, ranges } = counting(() => items(3));
  const to = Date.UTC(2026, 10, 21, 11, 58);
  expect(countOf(await ask(query)).count).toBe(3);
  expect(countOf(await ask(query, { to })).count).toBe(0);
  expect(countOf(await ask(both)).count).toBe(6);
  expect((await ask({ ...query, format: 'table', details: true })).frames[0]?.fields.map(({ name }) => name)).toContain(
    'details'
  );
  expect(ranges()).toBe(4);
});

test('a shared range is no older than the oldest of what it is made of may be', async () => {
  const { ask, pass, asked } = counting(() => items(1));
  await ask(query);
  pass(4_000);
  expect(countOf(await ask(both)).count).toBe(2);
  pass(999);
  await ask(both);
  expect(asked).toEqual(['/boxes/7', '/boxes/8']);
  pass(1);
  await ask(both);
  expect(asked).toEqual(['/boxes/7', '/boxes/8', '/boxes/7']);
});

test('a rule and a refresh without the cache take no part of a range that panels share, be it kept or under way', async () => {
  const { answer, give } = held();
  const { ask, asked } = counting(answer);
  const [panel, ofRule, refreshed] = [ask(query), ask(query, rule), ask(query, { skipCache: true })];
  await settled();
  expect(asked).toEqual(['/boxes/7', '/boxes/7', '/boxes/7']);
  give('/boxes/7', items(2));
  const all = await Promise.all([panel, ofRule, refreshed]);
  expect(all.map((result) => countOf(result).count)).toEqual([2, 2, 2]);
  const later = [ask(query, rule), ask(query, { skipCache: true }), ask(query)];
  await settled();
  expect(asked).toHaveLength(5);
  give('/boxes/7', items(3));
  expect((await Promise.all(later)).map((result) => countOf(result).count)).toEqual([3, 3, 2]);
});

test('rules leave nothing behind that panels would take for a range of theirs', async () => {
  const { ask, ranges } = counting(() => items(1));
  await ask(query, rule);
  await ask(query);
  expect(ranges()).toBe(2);
});

test('every panel is told what a shared range lacks', async () => {
  const { ask, ranges } = counting(() => items(3, { time: 'noon' }), { maxEvents: 2 });
  const good = counting(() => items(3), { maxEvents: 2 });
  const lost = await Promise.all([ask(query), ask({ ...query, filters: ofEve })]);
  expect(lost.map(({ status }) => status)).toEqual([502, 502]);
  expect(ranges()).toBe(0);
  const cut = [await good.ask(query), await good.ask({ ...query, filters: ofEve })];
  expect(cut.map((result) => countOf(result).count)).toEqual([2, 1]);
  expect(cut.map(noticesOf)).toEqual(Array(2).fill([expect.stringMatching(/^Only the newest 2 of 3 events/)]));
  expect(good.ranges()).toBe(1);
});

test('of a word that nobody knows those alone are told whose filters leave it out, not those who have it in a group or row of its own', async () => {
  const readers = tinyVendor.readers.map((reader) => ({
    ...reader,
    async read(request: ReadRequest, client: VendorClient) {
      const notes = new Notes();
      const pieces = notes.take(await reader.read(request, client));
      notes.unknown('outcome', { key: 'odd', sentence: () => 'Odd.' }, (await letsUnknown(request)) ? 0 : 1);
      return notes.reading(pieces);
    },
  }));
  const { ask, asked } = tinyEngine(() => items(1, { outcome: 'odd' }), {}, { ...tinyVendor, readers });
  const filtered = (field: string, ...values: string[]) =>
    ask({ ...query, filters: [{ field, operator: '=', values }] });
  const answers = await Promise.all([
    ask(query),
    filtered('outcome', 'failure'),
    filtered('outcome', 'failure', 'unknown'),
    filtered('actor', 'eve'),
  ]);
  expect(answers.map(noticesOf)).toEqual([[], ['Odd.'], [], []]);
  expect(asked).toHaveLength(1);
  const rules = await Promise.all([
    ask({ ...query, groupBy: ['outcome'] }, rule),
    ask({ ...query, format: 'table', inAlerts: 'rows' }, rule),
    ask({ ...query, filters: [{ field: 'outcome', operator: '=', values: ['failure'] }] }, rule),
  ]);
  expect(rules.map(({ status }) => status)).toEqual([200, 200, 502]);
});

test('a range of which a run could not be read is told of to those who wait for it, and asked for anew by whoever comes next', async () => {
  let ofEight: TestAnswer = { status: 500 };
  const { ask, asked } = counting(({ path }) => (path === '/boxes/8' ? ofEight : items(1)));
  const at = await Promise.all([ask(both), ask({ ...both, format: 'table' })]);
  expect(at.map(noticesOf)).toEqual(Array(2).fill([expect.stringMatching(/^Box 8 could not be read/)]));
  ofEight = items(1);
  const later = await ask(both);
  expect([countOf(later).count, noticesOf(later)]).toEqual([2, []]);
  expect(asked.filter((path) => path === '/boxes/7')).toHaveLength(1);
});

test('what a cache on the way had kept is not kept on top of it', async () => {
  const aged: TestAnswer = { ...items(1), headers: { 'content-type': 'application/json', age: '1' } };
  const { ask, ranges } = counting(() => aged);
  await ask(query);
  await ask(query);
  expect(ranges()).toBe(2);
});

test('an empty range is read again by whoever comes next', async () => {
  const { ask, ranges } = counting(() => items(1));
  const to = Date.UTC(2026, 10, 21, 11, 58);
  await ask(query, { to });
  await ask(query, { to });
  expect(ranges()).toBe(2);
});

test('a range of which a part was empty is read again by whoever comes next', async () => {
  let ofEight = items(0);
  const { ask, ranges } = counting(({ path }) => (path === '/boxes/8' ? ofEight : items(1)));
  expect(countOf(await ask(both)).count).toBe(1);
  ofEight = items(1);
  expect(countOf(await ask(both)).count).toBe(2);
  await ask(both);
  expect(ranges()).toBe(2);
});

test('a range that would take much of the memory twice is not kept', async () => {
  const { ask, ranges } = counting(() => items(2_000), { memoryMegabytes: 1 });
  expect(countOf(await ask(query)).count).toBe(2_000);
  expect(countOf(await ask(query)).count).toBe(2_000);
  expect(ranges()).toBe(2);
});

test('when the panel that reads leaves, the others read on', async () => {
  const { answer, give } = held();
  const { ask, end } = counting(answer);
  const [first, second] = [ask(both, { call: 1 }), ask({ ...both, format: 'table' }, { call: 2 })];
  await settled();
  give('/boxes/7', items(1));
  await settled();
  end(1, 'cancelled');
  expect((await first).status).toBe(499);
  await settled();
  give('/boxes/8', items(1));
  const { status, frames } = await second;
  expect([status, frames[0]?.rows?.length, frames[0]?.meta?.notices]).toEqual([200, 2, undefined]);
});

test.each([
  ['the panel that reads', 1, 2],
  ['a panel that waits for it', 2, 1],
])('when the time of %s is up it gets what there is, and the others read on', async (_, over, other) => {
  const { answer, give } = held();
  const { ask, end } = counting(answer);
  const results = new Map([1, 2].map((call) => [call, ask(both, { call })]));
  await settled();
  give('/boxes/7', items(1));
  await settled();
  end(over, 'deadline');
  const cut = await results.get(over);
  expect(cut && [countOf(cut).count, noticesOf(cut)]).toEqual([
    1,
    [expect.stringMatching(/^1 of 2 boxs were not read/)],
  ]);
  await settled();
  give('/boxes/8', items(1));
  const whole = await results.get(other);
  expect(whole && [countOf(whole).count, noticesOf(whole)]).toEqual([2, []]);
});

test.each(['cancelled', 'deadline'] as const)(
  'when the panel that reads ends after long (%s), the others read on from all that was read for them',
  async (reason) => {
    const { answer, give } = held();
    const { ask, asked, end, pass } = counting(answer);
    const results = [1, 2, 3].map((call) => ask(both, { call, from: noon - 3_600_000, to: noon }));
    await settled();
    give('/boxes/7', items(1));
    await settled();
    pass(30_000);
    end(1, reason);
    await results[0];
    await settled();
    give('/boxes/8', items(1));
    await settled();
    expect(asked).toEqual(['/boxes/7', '/boxes/8']);
    expect((await Promise.all(results.slice(1))).map((result) => countOf(result).count)).toEqual([2, 2]);
    // Whoever comes later is not told of what is that old.
    const later = ask(both, { from: noon - 3_600_000, to: noon });
    await settled();
    expect(asked).toEqual(['/boxes/7', '/boxes/8', '/boxes/7']);
    give('/boxes/7', items(2));
    expect(countOf(await later).count).toBe(3);
  }
);

test('who comes while others read on from what was read for them takes nothing of it that is old', async () => {
  const { answer, give } = held();
  const { ask, asked, end, pass } = counting(answer);
  const range = { from: noon - 3_600_000, to: noon };
  const [first, second] = [1, 2].map((call) => ask(both, { ...range, call }));
  await settled();
  give('/boxes/7', items(1));
  await settled();
  pass(30_000);
  end(1, 'cancelled');
  await first;
  await settled();
  const later = ask(both, { ...range, call: 3 });
  await settled();
  expect(asked).toEqual(['/boxes/7', '/boxes/8', '/boxes/7']);
  give('/boxes/7', items(2));
  give('/boxes/8', items(1));
  const results = await Promise.all([second, later]);
  expect(results.map((result) => result && countOf(result).count)).toEqual([2, 3]);
});

test('who came late to what has to begin anew takes nothing that was old when it came', async () => {
  const { answer, give } = held();
  const { ask, asked, end, pass } = counting(answer, { maxConcurrentRequests: 1 });
  const range = { from: noon - 3_600_000, to: noon };
  const first = ask(both, { ...range, call: 1 });
  const other = ask({ ...query, boxes: ['8'] }, { ...range, call: 2 });
  await settled();
  give('/boxes/8', items(1));
  await other;
  pass(20_000);
  const late = ask(both, { ...range, call: 3 });
  await settled();
  end(1, 'cancelled');
  await first;
  await settled();
  give('/boxes/7', items(1));
  await settled();
  expect(asked).toEqual(['/boxes/7', '/boxes/8', '/boxes/8']);
  give('/boxes/8', items(2));
  expect(countOf(await late).count).toBe(3);
});

test('when time is up, each query of a panel gets what there is', async () => {
  const { answer, give } = held();
  const { askAll, end } = counting(answer);
  const answered = askAll([both, { ...both, filters: ofEve }, { ...both, format: 'table' }]);
  await settled();
  give('/boxes/7', items(1));
  await settled();
  end(1, 'deadline');
  const results = await answered;
  expect(results.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(results.map(noticesOf)).toEqual(Array(3).fill([expect.stringMatching(/^1 of 2 boxs were not read/)]));
});

test('while the vendor asks to wait, a shared range is as old as the oldest of what it is made of', async () => {
  const waitUntil = Date.UTC(2026, 10, 21, 12, 1);
  const { ask, pass, ranges } = counting(({ path }) => (path === '/boxes/9' ? { status: 429, waitUntil } : items(1)));
  await ask(query);
  pass(2_000);
  await ask(both);
  await ask({ ...query, boxes: ['9'] });
  expect(countOf(await ask(both))).toMatchObject({
    count: 2,
    warnings: [expect.stringMatching(/^Served from memory as of 2026-11-21 12:00:00 UTC/)],
  });
  expect(ranges()).toBe(2);
});
