import { plainEvents, testDataSource } from '../../testing/data-source';
import { opsera } from './index';
import { hexId, Platform } from './opsera.fixture';
import { userActivity } from './user-activity';
import type { Settings } from '../../connection/settings';

const range = { from: Date.parse('2026-11-21T08:00:00Z'), to: Date.parse('2026-11-21T11:00:00Z') };
const end = '2026-11-21T11:00:00Z';

async function readAll(platform: Platform, settings: Partial<Settings> = {}) {
  const source = testDataSource(opsera, { answer: platform.answer, settings });
  const request = { selection: {}, ...range, details: false, includePayloads: false };
  const { events, notices, shortfalls } = await userActivity.read(request, source.client());
  const ids = plainEvents(events)
    .map(({ eventId }) => eventId ?? '')
    .sort();
  return { ids, notices, shortfalls, pages: source.calls().map((call) => Number(/page=(\d+)/.exec(call)?.[1])) };
}

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, index) => hexId(from + index));

test.each(['newestFirst', 'oldestFirst'] as const)('all pages are read, %s', async (order) => {
  const platform = new Platform();
  platform.order = order;
  platform.addRecords(2_500, end);
  const { ids, pages, shortfalls } = await readAll(platform);
  expect(ids).toEqual(numbered(0, 2_500));
  expect({ pages, shortfalls }).toEqual({ pages: [1, 2, 3], shortfalls: [] });
});

test.each(['newestFirst', 'oldestFirst'] as const)(
  'records that arrive between pages are doubled nowhere and push none out, %s',
  async (order) => {
    const platform = new Platform();
    platform.order = order;
    platform.addRecords(2_900, '2026-11-21T10:59:00Z');
    let next = 2_900;
    platform.afterPage = () => {
      platform.addRecords(70, new Date(Date.parse('2026-11-21T10:59:00Z') + (next - 2_800) * 100).toISOString(), next);
      next += 70;
    };
    const { ids, shortfalls } = await readAll(platform);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(0, 2_900)).toEqual(numbered(0, 2_900));
    expect(shortfalls).toEqual([]);
  }
);

test('records that slip past while others go away are found by reading again', async () => {
  const platform = new Platform();
  platform.order = 'oldestFirst';
  platform.addRecords(2_500, end);
  platform.afterPage = () => {
    platform.records = platform.records.slice(300);
    platform.afterPage = () => undefined;
  };
  const { ids, pages, shortfalls } = await readAll(platform);
  expect(ids.slice(-2_200)).toEqual(numbered(300, 2_200));
  expect(new Set(ids).size).toBe(ids.length);
  expect(pages).toEqual([1, 2, 3, 1, 2, 3]);
  expect(shortfalls).toEqual([]);
});

test('a record that changed places unseen, with the count as before, is found by reading again', async () => {
  const platform = new Platform();
  platform.addRecords(1_500, end);
  platform.afterPage = () => {
    // Once, the record at the place 1001 moves to the front of the page that was just read.
    const moved = platform.records[499];
    platform.records[499] = { _id: hexId(5_000), createdAt: '2026-11-21T11:00:00.000Z' };
    platform.afterPage = () => {
      platform.records.push(...(moved === undefined ? [] : [moved]));
      platform.afterPage = () => undefined;
    };
  };
  const { ids } = await readAll(platform);
  expect(ids).toEqual(expect.arrayContaining(numbered(0, 1_500)));
});

test('smaller pages than were asked for are read to the end', async () => {
  const platform = new Platform();
  platform.mostPerPage = 100;
  platform.addRecords(250, end);
  const { ids, pages } = await readAll(platform);
  expect(ids).toEqual(numbered(0, 250));
  expect(pages).toEqual([1, 2, 3]);
});

test('without a count a page that is not full is the last', async () => {
  const platform = new Platform();
  platform.countGiven = false;
  platform.addRecords(1_000, end);
  const { ids, pages } = await readAll(platform);
  expect(ids).toEqual(numbered(0, 1_000));
  expect(pages).toEqual([1, 2]);
});

test('records that are counted but not given are said to be missing', async () => {
  const platform = new Platform();
  platform.cap = 1_000;
  platform.addRecords(3_000, end);
  const { ids, pages, shortfalls } = await readAll(platform);
  expect(ids).toHaveLength(1_000);
  expect(pages).toEqual([1, 2]);
  expect(shortfalls).toEqual([
    'Opsera counts 3 000 records of user activity but gave only 1 000: narrow the time range or the selection.',
  ]);
});

test.each([
  ['newestFirst', [1, 2]],
  ['oldestFirst', [1, 5, 4]],
] as const)('of more than maxEvents the newest are read, %s', async (order, expected) => {
  const platform = new Platform();
  platform.order = order;
  platform.addRecords(5_000, end);
  const { ids, pages, shortfalls } = await readAll(platform, { maxEvents: 1_500 });
  expect(ids).toEqual(numbered(3_500, 1_500));
  expect(pages).toEqual(expected);
  expect(shortfalls).toEqual([
    'Only the newest 1 500 of 5 000 records of user activity within the time range (in whole minutes) were read: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('records after the range, in its last minute, do not push older ones out of maxEvents', async () => {
  const platform = new Platform();
  platform.addRecords(5_000, '2026-11-21T11:00:59Z');
  const { ids } = await readAll(platform, { maxEvents: 1_000 });
  // 11:00:00 is the record 4 940: the newest within the range.
  expect(ids).toEqual(numbered(3_941, 1_000));
});
