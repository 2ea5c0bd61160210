import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addRecords, auditRecord, hexId, withRecords } from '../../../../../tests/simulators/opsera/handmade-records';
import type { Settings } from '../../../connection/settings';
import { plainEvents, told } from '../../../testing/data-source';
import { CallSignal } from '../../../client/call-signal';
import { everything } from '../../../testing/opsera-activity';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import { opsera } from '../index';
import { userActivity } from '../user-activity/reader';
import { zoneProof } from '../zone/zone-proof';

const range = { from: Date.parse('2026-11-21T08:00:00Z'), to: Date.parse('2026-11-21T11:00:00Z') };
const end = '2026-11-21T11:00:00Z';
const endpoint = '/api/v2/logs/audit/user';

interface Odd {
  settings?: Partial<Settings>;
  /** Goes wrong once the zone is proved, with the pages that are looked at here. */
  fault?: Parameters<Simulation['fault']>[0];
  /** Happens when a page was answered, before the next. @param pages how many were */
  afterPage?: (pages: number, end: () => void) => void;
}

async function readAll(server: Simulation, { settings, fault, afterPage }: Odd = {}) {
  const source = simulatedDataSource(opsera, server, settings);
  await zoneProof(source.client());
  source.calls();
  if (fault !== undefined) {
    server.fault(fault);
  }
  const signal = new CallSignal();
  let pages = 0;
  server.afterAnswer(() => afterPage?.(++pages, () => signal.end('deadline')));
  const request = { ...plainRequest, selection: everything, ...range };
  const { value, shortfalls } = told(await userActivity.read(request, source.client({ signal })));
  const ids = plainEvents(value).map(({ eventId }) => eventId ?? '');
  return { ids: ids.sort(), shortfalls, pages: source.calls().map((call) => Number(/page=(\d+)/.exec(call)?.[1])) };
}

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, index) => hexId(from + index));

test.each([
  ['newest', [1, 2, 3]],
  ['oldest', [1, 3, 2]],
] as const)('all pages are read, %s first, the newest records as early as can be', async (order, expected) => {
  const { ids, pages, shortfalls } = await readAll(withRecords(2_500, end, { order }));
  expect(ids).toEqual(numbered(0, 2_500));
  expect({ pages, shortfalls }).toEqual({ pages: expected, shortfalls: [] });
});

test.each(['newest', 'oldest'] as const)(
  'records that arrive between pages are doubled nowhere and push none out, %s first',
  async (order) => {
    const server = withRecords(2_900, '2026-11-21T10:59:00Z', { order });
    let next = 2_900;
    const afterPage = () => {
      addRecords(server, 70, new Date(Date.parse('2026-11-21T10:59:00Z') + (next - 2_800) * 100).toISOString(), next);
      next += 70;
    };
    const { ids, shortfalls } = await readAll(server, { afterPage });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(0, 2_900)).toEqual(numbered(0, 2_900));
    expect(shortfalls).toEqual([]);
  }
);

test('where old records go away meanwhile, none that is still there slips past', async () => {
  const server = withRecords(2_500, end, { order: 'oldest' });
  const afterPage = () => void server.prune(Date.parse(end) - 2_199_000);
  const { ids, shortfalls } = await readAll(server, { afterPage });
  expect(ids.slice(-2_200)).toEqual(numbered(300, 2_200));
  expect(new Set(ids).size).toBe(ids.length);
  expect(shortfalls).toEqual([]);
});

/** An Opsera with 2 500 records of the range, 20 of one moment where pages meet, and so many older ones. */
function withTies(order: 'newest' | 'oldest', older: number): Simulation {
  const moment = Date.parse(end) - 1_600_000;
  const at = (seconds: number) => new Date(moment + seconds * 1_000).toISOString();
  const server = withRecords(older, '2026-11-21T07:00:00Z', { order, ties: 'byPage', ignoresDates: older > 0 });
  const [before, after] = order === 'newest' ? [1_490, 990] : [990, 1_490];
  addRecords(server, before, at(-1), older);
  const tied = Array.from({ length: 20 }, (_, index) => ({ _id: hexId(older + before + index), createdAt: at(0) }));
  server.add({ activity: tied.map(auditRecord) });
  addRecords(server, after, at(after), older + before + 20);
  return server;
}

test('records of one moment that each page sorts otherwise may be missing where older ones end the list', async () => {
  const { ids, shortfalls } = await readAll(withTies('newest', 1_500));
  expect(ids).toHaveLength(2_490);
  expect(shortfalls).toEqual([expect.stringContaining('nothing proves that these are all')]);
});

test('records that arrive meanwhile do not stand for those that are missing', async () => {
  const server = withTies('oldest', 0);
  const afterPage = (pages: number) => pages === 1 && addRecords(server, 60, '2026-11-21T10:59:59Z', 2_500);
  const { ids, shortfalls } = await readAll(server, { afterPage });
  expect(ids).toHaveLength(2_550);
  expect(shortfalls).toEqual([expect.stringContaining('Opsera counts 2 560')]);
});

test('records that did not come though they are counted are found by reading again', async () => {
  const fault = { kind: 'cutList', endpoint, skip: 1, times: 1 } as const;
  const { ids, pages, shortfalls } = await readAll(withRecords(1_500, end), { fault });
  expect(ids).toEqual(numbered(0, 1_500));
  expect({ pages, shortfalls }).toEqual({ pages: [1, 2, 3, 1, 2], shortfalls: [] });
});

test('smaller pages than were asked for are read to the end', async () => {
  const { ids, pages, shortfalls } = await readAll(withRecords(250, end, { mostPerPage: 100 }));
  expect(ids).toEqual(numbered(0, 250));
  expect({ pages, shortfalls }).toEqual({ pages: [1, 2, 3], shortfalls: [] });
});

test('without a count smaller pages than were asked for are read until one brings nothing', async () => {
  const { ids, pages, shortfalls } = await readAll(withRecords(250, end, { mostPerPage: 100, countsRecords: false }));
  expect(ids).toEqual(numbered(0, 250));
  expect({ pages, shortfalls }).toEqual({ pages: [1, 0, 2, 3, 4], shortfalls: [] });
});

test('without a count a full last page with nothing after it is a shortfall', async () => {
  const { ids, shortfalls } = await readAll(withRecords(2_000, end, { countsRecords: false }));
  expect(ids).toHaveLength(2_000);
  expect(shortfalls).toEqual([
    'Opsera gave 2 000 records of user activity, which may be the most that it lists, as nothing proves that these are all: narrow the time range or the selection.',
  ]);
});

test.each([400, 404] as const)('a %i behind the last page is its end', async (behindLast) => {
  const { ids, pages, shortfalls } = await readAll(withRecords(1_200, end, { countsRecords: false, behindLast }));
  expect(ids).toHaveLength(1_200);
  expect({ pages, shortfalls }).toEqual({ pages: [1, 0, 2, 3], shortfalls: [] });
});

test('a count of exactly 1 000 is the most that Opsera lists, and a shortfall', async () => {
  const { ids, shortfalls } = await readAll(withRecords(1_000, end));
  expect(ids).toHaveLength(1_000);
  expect(shortfalls).toEqual([
    'Opsera counts exactly 1 000 records of user activity, the most that it counts, so there may be more: narrow the time range or the selection.',
  ]);
});

test('a count that ends at 1 000 hides no page, and is a shortfall all the same', async () => {
  const { ids, shortfalls } = await readAll(withRecords(2_300, end, { countCap: 1_000 }));
  expect(ids).toEqual(numbered(0, 2_300));
  expect(shortfalls).toEqual([expect.stringMatching(/^Opsera counts exactly 1 000 records/)]);
});

test('a count that is that of the page alone hides no other page', async () => {
  const { ids } = await readAll(withRecords(2_300, end, { countOf: 'page' }));
  expect(ids).toEqual(numbered(0, 2_300));
});

test('records that are counted but not given are said to be missing', async () => {
  const { ids, pages, shortfalls } = await readAll(withRecords(3_000, end, { cap: 1_000 }));
  expect(ids).toHaveLength(1_000);
  expect(pages).toEqual([1, 2, 1, 2]);
  expect(shortfalls).toEqual([
    'Opsera counts 3 000 records of user activity but gave only 1 000: narrow the time range or the selection.',
  ]);
});

test('a server that knows no pages is asked no more when one brings nothing new', async () => {
  const { ids, pages, shortfalls } = await readAll(withRecords(3_000, end, { ignoresPage: true }));
  expect(ids).toHaveLength(1_000);
  expect(pages).toEqual([1, 2, 1, 2]);
  expect(shortfalls).toEqual([expect.stringContaining('gave only 1 000')]);
  const uncounted = await readAll(withRecords(3_000, end, { countsRecords: false, ignoresPage: true }));
  expect(uncounted.pages).toEqual([1, 0, 2]);
  expect(uncounted.shortfalls).toEqual([expect.stringContaining('may be the most that it lists')]);
});

test.each([
  ['newest', [1, 2]],
  ['oldest', [1, 5, 4]],
] as const)('of more than maxEvents the newest are read, %s first', async (order, expected) => {
  const { ids, pages, shortfalls } = await readAll(withRecords(5_000, end, { order }), {
    settings: { maxEvents: 1_500 },
  });
  expect(ids).toEqual(numbered(3_500, 1_500));
  expect(pages).toEqual(expected);
  expect(shortfalls).toEqual([
    'Only the newest 1 500 of 5 000 events (in whole minutes) within the time range are used: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('exactly maxEvents are no shortfall', async () => {
  const { ids, shortfalls } = await readAll(withRecords(1_500, end), { settings: { maxEvents: 1_500 } });
  expect(ids).toHaveLength(1_500);
  expect(shortfalls).toEqual([]);
});

test('in a zone of which the clock may be set Opsera is asked for more than the range, and its count is not told', async () => {
  const settings = { maxEvents: 20, vendorOptions: { timeZone: 'Europe/London' } };
  const { ids, shortfalls } = await readAll(withRecords(30, end), { settings });
  expect(ids).toEqual(numbered(10, 20));
  expect(shortfalls).toEqual([
    'Only the newest 20 of more than 20 events within the time range are used: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test.each(['too many', 'a broken page'])('what %s hides is not said to be missing besides', async (what) => {
  const server = withRecords(1, '2026-11-21T09:00:00Z');
  const source = simulatedDataSource(opsera, server, what === 'too many' ? { maxEvents: 1_500 } : {});
  await zoneProof(source.client());
  addRecords(server, 2_000, end, 1);
  source.calls();
  if (what !== 'too many') {
    server.fault({ kind: 'status', endpoint, status: 404, body: 'html', skip: 1 });
  }
  const { shortfalls } = told(
    await userActivity.read({ ...plainRequest, selection: everything, ...range }, source.client())
  );
  expect(shortfalls).toEqual([expect.stringMatching(/^(Only the newest 1 500 of|Page 2 of the records)/)]);
  expect(source.calls()).toHaveLength(2);
});

test('where nothing leads to the newest records, it is said that others are used', async () => {
  const server = withRecords(5_000, end, { order: 'oldest', countsRecords: false });
  const { ids, shortfalls } = await readAll(server, { settings: { maxEvents: 1_500 } });
  expect(ids).toHaveLength(1_500);
  expect(shortfalls).toEqual([
    'Only 1 500 events of more records of user activity are used, not the newest, as Opsera lists them in no order that leads to these: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('records after the range, in its last minute, do not push older ones out of maxEvents', async () => {
  const server = withRecords(5_000, '2026-11-21T11:00:59Z');
  const { ids } = await readAll(server, { settings: { maxEvents: 1_000 } });
  // 11:00:00 is the record 4 940: the newest within the range.
  expect(ids).toEqual(numbered(3_941, 1_000));
});

test.each(['newest', 'oldest'] as const)(
  'when time runs out between pages the newest records are there, with a shortfall, %s first',
  async (order) => {
    const inTime = order === 'newest' ? 2 : 3;
    const { ids, shortfalls } = await readAll(withRecords(5_000, end, { order }), {
      afterPage: (pages, endTime) => (pages > inTime ? endTime() : undefined),
    });
    expect(ids).toEqual(numbered(3_000, 2_000));
    expect(shortfalls).toEqual([
      expect.stringMatching(
        /^Page 3 of the records of user activity, and what is older, could not be read: Time ran out/
      ),
    ]);
  }
);

test('a page that cannot be read leaves the newer ones standing, and is a shortfall', async () => {
  const fault = { kind: 'status', status: 503, endpoint, skip: 1 } as const;
  const { ids, shortfalls } = await readAll(withRecords(2_500, end), { fault });
  expect(ids).toEqual(numbered(1_500, 1_000));
  expect(shortfalls).toEqual([expect.stringMatching(/^Page 2 of the records.* failed to answer \(503\)/)]);
});

test('a page that was kept a moment longer than the first one hides nothing that moved onto it', async () => {
  const server = withRecords(1_500, '2026-11-21T10:50:00Z', { countsRecords: false });
  const source = simulatedDataSource(opsera, server);
  await zoneProof(source.client());
  const read = async () => {
    const request = { ...plainRequest, selection: everything, ...range };
    return plainEvents(told(await userActivity.read(request, source.client())).value).length;
  };
  server.afterAnswer(({ query }) => query.get('page') === '2' && source.pass(3_000));
  expect(await read()).toBe(1_500);
  server.afterAnswer(() => undefined);
  source.pass(2_500);
  addRecords(server, 5, '2026-11-21T10:51:00Z', 1_500);
  expect(await read()).toBe(1_505);
});
