import { countOf, tinyEngine } from '../testing/tiny-engine';
import type { TestAnswer } from '../testing/node-host';

const item = (id: number) => ({ id: String(id), time: '2026-11-21T11:59:00Z', event: 'opened', outcome: 'success' });
const items = (count: number): TestAnswer => ({
  status: 200,
  body: { items: Array.from({ length: count }, (_, id) => item(id)) },
});
const query = { queryType: 'tiny.points', boxes: ['7'], format: 'count' };
const rule = { fromAlert: true };

test('panels share what was read some seconds ago; a rule and a refresh without the cache ask anew', async () => {
  let count = 1;
  const { ask, pass, asked } = tinyEngine(() => items(count));
  expect(countOf(await ask(query)).count).toBe(1);
  count = 2;
  pass(4_999);
  expect(countOf(await ask(query)).count).toBe(1);
  expect(countOf(await ask(query, rule)).count).toBe(2);
  count = 3;
  expect(countOf(await ask(query, { skipCache: true })).count).toBe(3);
  pass(5_000);
  expect(countOf(await ask(query)).count).toBe(3);
  expect(asked).toHaveLength(4);
});

test('queries that ask for the same at the same time are one call, a rule and a panel too where the rule came first', async () => {
  const { ask, asked } = tinyEngine(() => items(1));
  await Promise.all([ask(query, rule), ask(query, rule), ask(query), ask({ ...query, format: 'table' })]);
  expect(asked).toEqual(['/boxes/7']);
});

test('an empty answer is asked for again by whoever comes next', async () => {
  let count = 0;
  const { ask } = tinyEngine(() => items(count));
  expect(countOf(await ask(query)).count).toBe(0);
  count = 1;
  expect(countOf(await ask(query)).count).toBe(1);
});

test.each([
  [
    '429',
    { failure: 'waiting', waitUntil: Date.UTC(2026, 10, 21, 12, 10) } as const,
    429,
    /try again after 2026-11-21 12:10:00 UTC/,
  ],
  ['503', { status: 503, waitUntil: Date.UTC(2026, 10, 21, 12, 10) }, 503, /try again after 2026-11-21 12:10:00 UTC/],
])(
  'while the vendor asks to wait (%s) a panel gets its memory with its age, a rule the error',
  async (_, answer, status, sentence) => {
    let now: TestAnswer = items(2);
    const { ask, pass } = tinyEngine(() => now);
    await ask(query);
    now = answer;
    pass(60_000);
    const panel = countOf(await ask(query));
    expect(panel).toMatchObject({
      status: 200,
      count: 2,
      warnings: [expect.stringMatching(/^Served from memory as of 2026-11-21 12:00:00 UTC/)],
    });
    expect(countOf(await ask(query, rule))).toMatchObject({ status, error: expect.stringMatching(sentence) as string });
    pass(9 * 60_000 + 1);
    expect(countOf(await ask(query))).toMatchObject({ status, error: expect.stringMatching(sentence) as string });
  }
);

test('what is fresh enough for a panel is told of with its age too, from when the vendor asks to wait until that is over', async () => {
  const until = Date.UTC(2026, 10, 21, 12, 0, 4);
  const { ask, pass } = tinyEngine(({ path }) => (path === '/boxes/7' ? items(2) : { status: 429, waitUntil: until }));
  const both = { ...query, boxes: ['7', '8'] };
  const fromMemory = expect.stringMatching(/^Served from memory as of 2026-11-21 12:00:00 UTC\. Tiny asks to wait/);
  await ask(query);
  pass(2_000);
  expect(countOf(await ask(query)).warnings).toEqual([]);
  expect(countOf(await ask(both))).toMatchObject({
    count: 2,
    warnings: [expect.stringContaining('Box 8'), fromMemory],
  });
  expect(countOf(await ask(query))).toMatchObject({ count: 2, warnings: [fromMemory] });
  pass(2_500);
  expect(countOf(await ask(query)).warnings).toEqual([]);
});
