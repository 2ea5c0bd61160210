import type { Settings } from '../../connection/settings';
import { plainEvents, testDataSource, told } from '../../testing/data-source';
import { testSignal } from '../../testing/node-host';
import { opsera } from './index';
import { hexId, Platform } from './opsera.fixture';
import { userActivity } from './user-activity/reader';
import { zoneProof } from './zone-proof';

const range = { from: Date.parse('2026-11-21T08:00:00Z'), to: Date.parse('2026-11-21T11:00:00Z') };
const end = '2026-11-21T11:00:00Z';

/** @param pagesInTime after so many of them time is up */
async function readAll(platform: Platform, settings: Partial<Settings> = {}, pagesInTime = Infinity) {
  const signal = testSignal();
  let pages: number[] = [];
  const source = testDataSource(opsera, {
    answer: (request) => {
      pages.push(Number(new Map(request.parameters).get('page')));
      const answer = platform.answer(request);
      if (pages.length > pagesInTime) {
        signal.end('deadline');
      }
      return answer;
    },
    settings,
  });
  const { afterPage } = platform;
  platform.afterPage = () => undefined;
  await zoneProof(source.client());
  pages = [];
  platform.afterPage = afterPage;
  const request = { selection: {}, ...range, details: false, includePayloads: false, only: {} };
  const { value, shortfalls } = told(await userActivity.read(request, source.client({ signal })));
  const ids = plainEvents(value).map(({ eventId }) => eventId ?? '');
  return { ids: ids.sort(), shortfalls, pages };
}

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, index) => hexId(from + index));

function withRecords(count: number, changes: Partial<Platform> = {}): Platform {
  const platform = Object.assign(new Platform(), changes);
  platform.addRecords(count, end);
  return platform;
}

test.each([
  ['newestFirst', [1, 2, 3]],
  ['oldestFirst', [1, 3, 2]],
] as const)('all pages are read, %s, the newest records as early as can be', async (order, expected) => {
  const { ids, pages, shortfalls } = await readAll(withRecords(2_500, { order }));
  expect(ids).toEqual(numbered(0, 2_500));
  expect({ pages, shortfalls }).toEqual({ pages: expected, shortfalls: [] });
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

test('where old records go away meanwhile, none that is still there slips past', async () => {
  const platform = withRecords(2_500, { order: 'oldestFirst' });
  platform.afterPage = () => {
    platform.records = platform.records.slice(300);
    platform.afterPage = () => undefined;
  };
  const { ids, shortfalls } = await readAll(platform);
  expect(ids.slice(-2_200)).toEqual(numbered(300, 2_200));
  expect(new Set(ids).size).toBe(ids.length);
  expect(shortfalls).toEqual([]);
});

test('a record that moved to a page that was read already, with the count as before, is found by reading again', async () => {
  const platform = withRecords(1_500);
  platform.afterPage = () => {
    // Once, the record at the place 1001 moves to the front of the page that was just read.
    const moved = platform.records[499];
    platform.records[499] = { _id: hexId(5_000), createdAt: '2026-11-21T11:00:00.000Z' };
    platform.afterPage = () => {
      platform.records.push(...(moved === undefined ? [] : [moved]));
      platform.afterPage = () => undefined;
    };
  };
  const { ids, pages } = await readAll(platform);
  expect(numbered(0, 1_500).filter((id) => !new Set(ids).has(id))).toEqual([]);
  expect(pages).toEqual([1, 2, 1, 2]);
});

test('smaller pages than were asked for are read to the end', async () => {
  const { ids, pages, shortfalls } = await readAll(withRecords(250, { mostPerPage: 100 }));
  expect(ids).toEqual(numbered(0, 250));
  expect({ pages, shortfalls }).toEqual({ pages: [1, 2, 3], shortfalls: [] });
});

test('without a count smaller pages than were asked for are read until one brings nothing', async () => {
  const { ids, pages, shortfalls } = await readAll(withRecords(250, { mostPerPage: 100, countGiven: false }));
  expect(ids).toEqual(numbered(0, 250));
  expect({ pages, shortfalls }).toEqual({ pages: [1, 2, 3, 4], shortfalls: [] });
});

test('without a count a full last page with nothing after it is a shortfall', async () => {
  const { ids, shortfalls } = await readAll(withRecords(2_000, { countGiven: false }));
  expect(ids).toHaveLength(2_000);
  expect(shortfalls).toEqual([
    'After a full page Opsera gave no more records of user activity than 2 000, which may be the most that it lists: narrow the time range or the selection.',
  ]);
});

test.each([400, 404])('a %i behind the last page is its end', async (status) => {
  const platform = withRecords(1_200, { countGiven: false });
  const { answer } = platform;
  const refusing = (request: Parameters<typeof answer>[0]) =>
    new Map(request.parameters).get('page') === '3' ? { status, body: { message: 'page not found' } } : answer(request);
  const { ids, shortfalls } = await readAll(Object.assign(platform, { answer: refusing }));
  expect(ids).toHaveLength(1_200);
  expect(shortfalls).toEqual([]);
});

test('a count of exactly 1 000 is the most that Opsera lists, and a shortfall', async () => {
  const { ids, shortfalls } = await readAll(withRecords(1_000));
  expect(ids).toHaveLength(1_000);
  expect(shortfalls).toEqual([
    'Opsera counts exactly 1 000 records of user activity, the most that it counts, so there may be more: narrow the time range or the selection.',
  ]);
});

test('a count that is that of the page alone hides no other page', async () => {
  const platform = withRecords(2_300);
  const { answer } = platform;
  const countingPage = (request: Parameters<typeof answer>[0]) => {
    const { status, body } = answer(request);
    const data = typeof body === 'object' && 'data' in body && Array.isArray(body.data) ? body.data : [];
    return { status, body: { count: data.length, data } };
  };
  const { ids } = await readAll(Object.assign(platform, { answer: countingPage }));
  expect(ids).toEqual(numbered(0, 2_300));
});

test('records that are counted but not given are said to be missing', async () => {
  const { ids, pages, shortfalls } = await readAll(withRecords(3_000, { cap: 1_000 }));
  expect(ids).toHaveLength(1_000);
  expect(pages).toEqual([1, 2, 1, 2]);
  expect(shortfalls).toEqual([
    'Opsera counts 3 000 records of user activity but gave only 1 000: narrow the time range or the selection.',
  ]);
});

test('a server that knows no pages is asked no more when one brings nothing new', async () => {
  const { ids, pages, shortfalls } = await readAll(withRecords(3_000, { ignored: ['page'] }));
  expect(ids).toHaveLength(1_000);
  expect(pages).toEqual([1, 2, 1, 2]);
  expect(shortfalls).toEqual([expect.stringContaining('gave only 1 000')]);
  const uncounted = await readAll(withRecords(3_000, { ignored: ['page'], countGiven: false }));
  expect(uncounted.pages).toEqual([1, 2]);
  expect(uncounted.shortfalls).toEqual([expect.stringContaining('may be the most that it lists')]);
});

test.each([
  ['newestFirst', [1, 2]],
  ['oldestFirst', [1, 5, 4]],
] as const)('of more than maxEvents the newest are read, %s', async (order, expected) => {
  const { ids, pages, shortfalls } = await readAll(withRecords(5_000, { order }), { maxEvents: 1_500 });
  expect(ids).toEqual(numbered(3_500, 1_500));
  expect(pages).toEqual(expected);
  expect(shortfalls).toEqual([
    'Only the newest 1 500 of 5 000 events (in whole minutes) within the time range are used: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('exactly maxEvents are no shortfall', async () => {
  const { ids, shortfalls } = await readAll(withRecords(1_500), { maxEvents: 1_500 });
  expect(ids).toHaveLength(1_500);
  expect(shortfalls).toEqual([]);
});

test('where nothing leads to the newest records, it is said that others are used', async () => {
  const platform = withRecords(5_000, { order: 'oldestFirst', countGiven: false });
  const { ids, shortfalls } = await readAll(platform, { maxEvents: 1_500 });
  expect(ids).toHaveLength(1_500);
  expect(shortfalls).toEqual([
    'Only 1 500 events of more records of user activity are used, not the newest, as Opsera lists them in no order that leads to these: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('records after the range, in its last minute, do not push older ones out of maxEvents', async () => {
  const platform = new Platform();
  platform.addRecords(5_000, '2026-11-21T11:00:59Z');
  const { ids } = await readAll(platform, { maxEvents: 1_000 });
  // 11:00:00 is the record 4 940: the newest within the range.
  expect(ids).toEqual(numbered(3_941, 1_000));
});

test.each(['newestFirst', 'oldestFirst'] as const)(
  'when time runs out between pages the newest records are there, with a shortfall, %s',
  async (order) => {
    const { ids, shortfalls } = await readAll(withRecords(5_000, { order }), {}, order === 'newestFirst' ? 2 : 3);
    expect(ids).toEqual(numbered(3_000, 2_000));
    expect(shortfalls).toEqual([
      expect.stringMatching(
        /^Page 3 of the records of user activity, and what is older, could not be read: Time ran out/
      ),
    ]);
  }
);

test('a page that cannot be read leaves the newer ones standing, and is a shortfall', async () => {
  const platform = withRecords(2_500);
  const { answer } = platform;
  const failing = (request: Parameters<typeof answer>[0]) =>
    new Map(request.parameters).get('page') === '2' ? { status: 503, body: '' } : answer(request);
  const { ids, shortfalls } = await readAll(Object.assign(platform, { answer: failing }));
  expect(ids).toEqual(numbered(1_500, 1_000));
  expect(shortfalls).toEqual([expect.stringMatching(/^Page 2 of the records.* failed to answer \(503\)/)]);
});
