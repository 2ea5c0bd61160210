import type { taskLogs as model } from '../../../../model/vendors/opsera';
import type { AnswerRequest } from '../../../testing/node-host';
import { plainEvents, told, testDataSource } from '../../../testing/data-source';
import type { ReadRequest } from '../../vendor';
import { opsera } from '../index';
import { taskLogs } from '../task-logs/reader';

const now = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;
const hour = 60 * minute;

interface Log {
  _id: string;
  createdAt: string;
  [key: string]: unknown;
}

/** So many logs, one each step, the newest so long ago. */
const logs = (count: number, step: number, ago = minute): Log[] =>
  Array.from({ length: count }, (_, index) => ({
    _id: `${ago}-${index}`,
    createdAt: new Date(now - ago - index * step).toISOString(),
    status: 'failed',
    log_type: 'report',
  }));

interface Server {
  order?: 'newest' | 'oldest';
  /** The records of each page in the opposite order of the list's. */
  turnsPages?: boolean;
  size?: number;
  /** How many of the list can be reached. */
  cap?: number;
  ignoresPage?: boolean;
  /** The number of the first page. */
  from?: 0;
  beforeFirst?: { status: number; body: object };
  behindLast?: 'empty' | 'refused' | 'noContent' | 'last';
  /** What beside the records is in `data` and beside it. */
  says?: (all: number, shown: number) => { data?: object; beside?: object };
}

function serverOf(all: readonly Log[], server: Server): AnswerRequest {
  const { order = 'newest', size = 100, cap = Infinity, says } = server;
  const list = Array.from(all).sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  const reachable = (order === 'newest' ? list.reverse() : list).slice(0, cap);
  return ({ body }) => {
    const asked: unknown = body !== undefined && 'json' in body ? body.json : undefined;
    const number = Number(Object(asked).page) + (server.from === 0 ? 1 : 0);
    if (number < 1 && server.beforeFirst !== undefined) {
      return server.beforeFirst;
    }
    const last = Math.max(1, Math.ceil(reachable.length / size));
    const page =
      server.ignoresPage === true ? 1 : server.behindLast === 'last' ? Math.min(number, last) : Math.max(1, number);
    if (page > last && server.behindLast === 'refused') {
      return { status: 400, body: { message: 'page must not be so large' } };
    }
    if (page > last && server.behindLast === 'noContent') {
      return { status: 204, body: '' };
    }
    const shown = reachable.slice((page - 1) * size, page * size);
    const { data, beside } = says?.(list.length, shown.length) ?? {};
    const records = server.turnsPages === true ? shown.reverse() : shown;
    return { status: 200, body: { status: 'success', data: { data: records, ...data }, ...beside } };
  };
}

async function read(all: readonly Log[], server: Server, from = now - 6 * hour) {
  const source = testDataSource(opsera, { answer: serverOf(all, server), now });
  const request: ReadRequest<typeof model> = {
    selection: { taskIds: ['5f'], taskNames: [], runCounts: [] },
    from,
    to: now,
    details: false,
    includePayloads: false,
    only: {},
  };
  const { value, shortfalls } = told(await taskLogs.read(request, source.client()));
  const within = plainEvents(value).filter(({ time }) => Date.parse(time ?? '') >= from);
  return { came: new Set(within.map(({ eventId, time }) => `${eventId} ${time}`)).size, shortfalls };
}

const counted = (all: number) => ({ data: { count: all } });
/** Some in the range, many more from the day before. */
const longList = [...logs(1_395, minute, 24 * hour), ...logs(105, 1_000)];

const unproved =
  /^Opsera gave .* which may be the most that it lists, as nothing proves that these are all: select single runs/;
const fewer = /^Opsera counts .* but gave only .*: select single runs/;
const capped = /^Opsera counts exactly 1 000 /;

test.each<[string, Log[], Server, number, RegExp[]]>([
  [
    'oldest first, cut at 1 000, counted as that',
    longList,
    { order: 'oldest', cap: 1_000, says: () => counted(1_000) },
    0,
    [capped],
  ],
  ['oldest first, cut at 1 000, counted in full', longList, { order: 'oldest', cap: 1_000, says: counted }, 0, [fewer]],
  [
    'the last page again behind the last one',
    longList,
    { order: 'oldest', cap: 1_000, behindLast: 'last', says: counted },
    0,
    [fewer],
  ],
  [
    'no count, cut at 1 000 on a page that is not full',
    longList,
    { order: 'oldest', cap: 1_000, size: 300 },
    0,
    [unproved],
  ],
  ['page ignored, no count', logs(120, 1_000), { size: 50, ignoresPage: true }, 50, [unproved]],
  [
    'page ignored, a count of the page',
    logs(120, 1_000),
    { size: 50, ignoresPage: true, says: (_, shown) => counted(shown) },
    50,
    [unproved],
  ],
  [
    'page ignored, the count as text',
    logs(350, 1_000),
    { ignoresPage: true, says: (all) => ({ data: { count: `${all}` } }) },
    100,
    [fewer],
  ],
  [
    'page ignored, the count as total of pagination',
    logs(350, 1_000),
    { ignoresPage: true, says: (all, shown) => ({ data: { count: shown }, beside: { pagination: { total: all } } }) },
    100,
    [fewer],
  ],
  ['one record and a count of 7 as text', logs(1, 1_000), { says: () => ({ data: { count: '7' } }) }, 1, [fewer]],
  [
    'a count that falls to 0 on an empty page',
    logs(350, 1_000),
    { cap: 100, says: (all, shown) => counted(shown === 0 ? 0 : all) },
    100,
    [fewer],
  ],
  ['no count, one page, more refused', logs(350, 1_000), { cap: 50, behindLast: 'refused' }, 50, [unproved]],
  ['no count, one full page, more refused', logs(350, 1_000), { cap: 100, behindLast: 'refused' }, 100, [unproved]],
  ['no count, all pages full', logs(150, 1_000), { size: 50 }, 150, [unproved]],
])('a list that is not proved whole is a shortfall: %s', async (_, all, server, came, sentences) => {
  const answer = await read(all, server);
  const shortfalls: unknown[] = sentences.map((sentence): unknown => expect.stringMatching(sentence));
  expect(answer).toEqual({ came, shortfalls });
});

test.each<[string, Log[], Server, number]>([
  ['nothing, no count', [], {}, 0],
  ['nothing, counted', [], { says: counted }, 0],
  ['pages counted from 0, no count', logs(80, 1_000), { size: 25, from: 0 }, 80],
  ['all on page 0, no count', logs(20, 1_000), { size: 25, from: 0 }, 20],
  [
    'page 0 refused',
    logs(30, 1_000),
    { beforeFirst: { status: 400, body: { message: 'page must be 1 or more' } } },
    30,
  ],
  ['page 0 breaks the server', logs(30, 1_000), { beforeFirst: { status: 500, body: { message: 'skip < 0' } } }, 30],
  ['page 0 is an error in a 200', logs(30, 1_000), { beforeFirst: { status: 200, body: { success: false } } }, 30],
  ['one page, counted', logs(30, 1_000), { says: counted }, 30],
  ['one page, no count', logs(30, 1_000), {}, 30],
  ['one page, no count, the next one refused', logs(30, 1_000), { behindLast: 'refused' }, 30],
  ['one page, no count, no content after it', logs(30, 1_000), { behindLast: 'noContent' }, 30],
  ['page ignored, no count, one record', logs(1, 1_000), { ignoresPage: true }, 1],
  ['page ignored, counted', logs(30, 1_000), { ignoresPage: true, says: counted }, 30],
  [
    'small pages, counted as text',
    logs(350, 1_000),
    { size: 50, says: (all) => ({ beside: { count: `${all}` } }) },
    350,
  ],
  ['small pages, no count', logs(120, 1_000), { size: 50 }, 120],
  ['small pages, the last one again behind it', logs(120, 1_000), { size: 50, behindLast: 'last' }, 120],
  ['small pages, a count of the page', logs(120, 1_000), { size: 50, says: (_, shown) => counted(shown) }, 120],
  ['newest first, cut at 1 000 long before the range', longList, { cap: 1_000, says: () => counted(1_000) }, 105],
  ['oldest first, counted', longList, { order: 'oldest', says: counted }, 105],
  ['oldest first, no count', longList, { order: 'oldest', size: 99 }, 105],
  ['pages newest first, each page oldest first', longList, { turnsPages: true, says: counted }, 105],
  ['pages oldest first, each page newest first', longList, { order: 'oldest', turnsPages: true, says: counted }, 105],
  ['250 two minutes apart, each page turned', logs(250, 2 * minute), { turnsPages: true, says: counted }, 180],
])('a list that is proved whole, or to reach before the range, is none: %s', async (_, all, server, came) => {
  expect(await read(all, server)).toEqual({ came, shortfalls: [] });
});

test('records with one id and different times are told apart', async () => {
  const same = logs(3, 1_000).map((log) => ({ ...log, _id: 'x' }));
  expect(await read(same, {})).toEqual({ came: 3, shortfalls: [] });
});

test('records of which one has the id and time of another, but not its content, are a shortfall', async () => {
  const [log] = logs(1, 1_000);
  const both = log === undefined ? [] : [log, { ...log, status: 'success' }];
  const { shortfalls } = await read(both, {});
  expect(shortfalls).toEqual([expect.stringMatching(/^1 record of Opsera has the id and time of another/)]);
});
