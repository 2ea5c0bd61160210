import { countOf, noon, tinyEngine } from '../testing/tiny-engine';
import type { TestAnswer } from '../testing/node-host';

const good = { id: '1', time: '2026-11-21T11:59:00Z', event: 'opened', outcome: 'success', target: 'lid' };
const query = { queryType: 'tiny.points', boxes: ['7'], format: 'count' };
const items = (...of: unknown[]): TestAnswer => ({ status: 200, body: { items: of } });

interface Case {
  answer: (path: string) => TestAnswer;
  query?: object;
  jsonData?: object;
  count: number;
  sentence: string;
}

const cases: Array<[string, Case]> = [
  [
    'records without what is needed',
    {
      answer: () => items(good, { ...good, id: '2', time: '21.11.2026' }, { time: good.time }),
      count: 1,
      sentence:
        '2 events of Tiny could not be understood: they lack an id or a time. Look at Tiny itself, and for a newer Runtrail.',
    },
  ],
  [
    'a run that could not be read',
    {
      answer: (path) => (path === '/boxes/8' ? { status: 418 } : items(good)),
      query: { ...query, boxes: ['7', '8'] },
      count: 1,
      sentence: 'Box 8 could not be read: Tiny is a teapot.',
    },
  ],
  [
    'a limit',
    {
      answer: () => items(good, { ...good, id: '2' }, { ...good, id: '3' }),
      jsonData: { maxEvents: 2 },
      count: 2,
      sentence:
        'Only the newest 2 of 3 events within the time range are used: narrow the query, or raise Most events (maxEvents).',
    },
  ],
  [
    'more than a query may hold, where others were read',
    {
      answer: (path) => (path === '/boxes/8' ? { failure: 'tooMuch' } : items(good)),
      query: { ...query, boxes: ['7', '8'] },
      count: 1,
      sentence:
        'Box 8 could not be read: The query needs more than 256 MB of memory: narrow the query, or raise Largest answer (maxResponseMegabytes).',
    },
  ],
  [
    'a record from the future',
    {
      answer: () => items(good, { ...good, id: '2', time: '2026-11-21T13:00:00Z' }),
      count: 1,
      sentence:
        '1 event of Tiny is dated in the future, up to 2026-11-21 13:00:00 UTC, so that others may be missing from the time range: check the clock of Tiny.',
    },
  ],
  [
    'clocks that differ',
    {
      answer: () => ({ ...items(good), headers: { date: 'Sat, 21 Nov 2026 11:58:00 GMT' } }),
      count: 1,
      sentence:
        "The clock of Tiny is 119 s behind that of Grafana's server, so events of the time range may be missing: set both clocks by a time server.",
    },
  ],
  [
    'an answer that a cache kept',
    {
      answer: () => ({ ...items(good), headers: { date: 'Sat, 21 Nov 2026 11:45:00 GMT', age: '900' } }),
      count: 1,
      sentence:
        'A cache between Grafana and Tiny gave an answer that is 15 min old, so that what happened since is missing: have it keep nothing of this address.',
    },
  ],
  [
    'a field that the query filters by and that could not be read',
    {
      answer: () => items(good, { ...good, id: '2', target: { name: 'lid' } }),
      query: { ...query, filters: [{ field: 'target', operator: '=', values: ['lid'] }] },
      count: 1,
      sentence: '1 event had something unexpected in target; it is left empty.',
    },
  ],
  [
    'a field that the query groups by and that could not be read',
    {
      answer: () => items({ ...good, target: ['lid'] }),
      query: { ...query, groupBy: ['target'] },
      count: 1,
      sentence: '1 event had something unexpected in target; it is left empty.',
    },
  ],
];

describe.each(cases)('%s', (_, { answer, query: asked = query, jsonData, count, sentence }) => {
  const engine = () => tinyEngine(({ path }) => answer(path), jsonData);

  test('is a warning beside the number of a panel', async () => {
    expect(countOf(await engine().ask(asked))).toEqual({ status: 200, count, warnings: [sentence] });
  });

  test('is the error of an alert rule', async () => {
    expect(countOf(await engine().ask(asked, { fromAlert: true }))).toEqual({
      status: 502,
      error: `The answer is incomplete, so the rule does not decide on it (it would with partial: "use" in its query): ${sentence}`,
      warnings: [],
    });
  });

  test('is a warning in an alert rule that takes what there is', async () => {
    const result = await engine().ask({ ...asked, partial: 'use' }, { fromAlert: true });
    expect(countOf(result)).toEqual({ status: 200, count, warnings: [sentence] });
  });
});

test('an alert rule is told of three reasons, and of how many more there are', async () => {
  const boxes = ['7', '8', '9'];
  const odd = { time: good.time };
  const late = { ...good, id: '2', time: '2026-11-21T13:00:00Z' };
  const engine = tinyEngine(({ path }) =>
    path === '/boxes/8'
      ? { status: 418 }
      : path === '/boxes/9'
        ? { failure: 'tooMuch' }
        : { ...items(good, odd, late), headers: { date: 'Sat, 21 Nov 2026 11:58:00 GMT' } }
  );
  const { warnings } = countOf(await engine.ask({ ...query, boxes }));
  expect(warnings).toHaveLength(5);
  expect(countOf(await engine.ask({ ...query, boxes }, { fromAlert: true }))).toMatchObject({
    error: `The answer is incomplete, so the rule does not decide on it (it would with partial: "use" in its query): ${warnings.slice(0, 3).join(' ')} (and 2 more)`,
  });
});

test('time that ran out is a shortfall where runs were read before', async () => {
  const engine = tinyEngine(({ path }) => (path === '/boxes/8' ? new Promise(() => undefined) : items(good)));
  const asking = engine.ask({ ...query, boxes: ['7', '8'] }, { call: 5 });
  await engine.host.turn();
  engine.end(5, 'deadline');
  expect(countOf(await asking)).toMatchObject({
    status: 200,
    count: 1,
    warnings: [expect.stringContaining('1 of 2 boxs were not read. Time ran out') as string],
  });
});

test('what the query does not depend on is a notice, and no error of a rule', async () => {
  const engine = tinyEngine(() => items({ ...good, target: { name: 'lid' }, actor: [] }));
  expect(countOf(await engine.ask(query, { fromAlert: true }))).toEqual({ status: 200, count: 1, warnings: [] });
});

test('what a query groups by in another format decides nothing in one that has no groups', async () => {
  const engine = tinyEngine(() => items({ ...good, target: ['lid'] }));
  const asked = { ...query, groupBy: ['target'] };
  expect(countOf(await engine.ask(asked)).warnings).toHaveLength(1);
  for (const format of ['table', 'timeline', 'values']) {
    expect(countOf(await engine.ask({ ...asked, format, valueField: 'event' })).warnings).toEqual([]);
  }
});

test.each([false, true])(
  'records of which none can be understood are an error, in a rule too (%s)',
  async (fromAlert) => {
    const engine = tinyEngine(() => items({ ...good, time: 'noon' }, 'odd'));
    expect(countOf(await engine.ask(query, { fromAlert }))).toEqual({
      status: 502,
      error:
        'Tiny sent 2 events for the events of box 7, none of which could be understood: they lack an id or a time. It may be a version of the API that Runtrail does not know yet: look for a newer Runtrail.',
      warnings: [],
    });
  }
);

test.each([
  [30_000, 3_600_000, false],
  [33_000, 3_600_000, true],
  [4_000, 6_000, true],
  [4_000, 60_000, false],
])('a clock %d ms ahead matters for a range of %d ms: %s', async (ahead, range, matters) => {
  const date = new Date(noon + ahead).toUTCString();
  const engine = tinyEngine(() => ({ ...items(good), headers: { date } }));
  const { warnings } = countOf(await engine.ask(query, { from: noon - range }));
  expect(warnings).toHaveLength(matters ? 1 : 0);
});

test("a rule is right again at once when the clock of Grafana's server, which was ahead, was put back", async () => {
  const hour = 3_600_000;
  const engine = tinyEngine(() => ({ ...items(good), headers: { date: new Date(noon).toUTCString() } }));
  engine.pass(hour);
  expect(countOf(await engine.ask(query, { fromAlert: true }))).toMatchObject({
    status: 502,
    error: expect.stringMatching(/The clock of Tiny is 60 min behind/),
  });
  engine.pass(-hour);
  expect(countOf(await engine.ask(query, { fromAlert: true }))).toEqual({ status: 200, count: 1, warnings: [] });
});

test('no more is read and held than maxEvents of the range: the first runs, and the others are a shortfall', async () => {
  const answer = (path: string): TestAnswer =>
    items(
      ...Array.from({ length: 10 }, (_, id) => ({ ...good, id: `${path}/${id}`, ...(path === '/boxes/0' ? old : {}) }))
    );
  const old = { time: '2026-11-20T11:59:00Z' };
  const { ask, asked } = tinyEngine(({ path }) => answer(path), { maxEvents: 20, maxConcurrentRequests: 1 });
  const boxes = Array.from({ length: 50 }, (_, box) => String(box));
  expect(countOf(await ask({ ...query, boxes }))).toEqual({
    status: 200,
    count: 20,
    warnings: [
      'Reading stopped after the newest 3 boxs of 50, which have 20 events or more: narrow the query, or raise Most events (maxEvents).',
    ],
  });
  // Events outside of the range do not count.
  expect(asked).toEqual(['/boxes/0', '/boxes/1', '/boxes/2']);
});

test('what could be more than 1 000 series is refused', async () => {
  const many = Array.from({ length: 1_001 }, (_, index) => ({ ...good, id: String(index), target: `t${index}` }));
  const engine = tinyEngine(() => items(...many));
  expect(countOf(await engine.ask({ ...query, format: 'countOverTime', groupBy: ['target'] }))).toMatchObject({
    status: 400,
    error:
      'Counting over time by target would make 1 001 series of 61 points, more than Grafana can take: filter, or group by less.',
  });
});
