import { formats } from '../../model/formats';
import { countOf, noon, tinyEngine } from '../testing/tiny-engine';
import type { QueryResult } from '../seam/protocol';
import { plainResult } from '../testing/plain-results';

const items = [
  { id: '1', time: '2026-11-21T11:59:00Z', event: 'opened', outcome: 'success', target: 'lid', message: 'Opened' },
];
const engine = () => tinyEngine(() => ({ status: 200, body: { items } }));
const backwards = { from: noon, to: noon - 61_000 };
const shown = formats.filter((format) => format !== 'nodeGraph');

const rowsOf = ({ frames }: QueryResult): number =>
  Math.max(
    0,
    ...plainResult({ refId: 'A', status: 200, frames }, engine().host.columns).frames.flatMap(({ fields }) =>
      fields.map(({ values }) => values.length)
    )
  );

test.each(shown)('a range that ends before it begins holds nothing as %s, and a panel says so', async (format) => {
  const { ask, asked } = engine();
  const result = await ask({ queryType: 'tiny.points', boxes: ['7'], format }, backwards);
  expect(result).toMatchObject({ status: 200 });
  expect(result.frames[0]?.meta?.notices).toContainEqual({
    severity: 'info',
    text: 'The time range ends (2026-11-21 11:58:59 UTC) before it begins (2026-11-21 12:00:00 UTC), so nothing can be in it.',
  });
  // A count without groups is a number, which is 0 where there is nothing.
  expect(rowsOf(result)).toBe(format === 'count' ? 1 : 0);
  expect(asked).toEqual([]);
});

test.each(['table', 'count', 'countOverTime', 'progress'])(
  'it is the error of a rule that asks for %s',
  async (format) => {
    const { ask, asked } = engine();
    const result = await ask({ queryType: 'tiny.points', boxes: ['7'], format }, { ...backwards, fromAlert: true });
    expect(countOf(result)).toMatchObject({
      status: 400,
      error: expect.stringContaining('before it begins') as string,
    });
    expect(asked).toEqual([]);
  }
);

test.each(shown)('years beyond 9999 are cut to it as %s', async (format) => {
  const query = { queryType: 'tiny.bars', boxes: ['7'], format, interval: '1M' };
  expect(await engine().ask(query, { from: noon - 3_600_000, to: 8.64e15 })).toMatchObject({ status: 200 });
  expect(await engine().ask(query, { from: -8.64e15, to: 8.64e15 })).toMatchObject({ status: 200 });
});

test.each([true, false])(
  'an end after the year 2262, which Grafana sends as one of long ago, is open (rule: %s)',
  async (fromAlert) => {
    const to = Date.UTC(1814, 2, 31);
    const asked = engine().ask({ queryType: 'tiny.points', boxes: ['7'], format: 'count' }, { to, fromAlert });
    expect(countOf(await asked)).toEqual({ status: 200, count: 1, warnings: [] });
  }
);

test.each([true, false])(
  'a begin before the year 1677, which Grafana sends as one of years ahead, is open (rule: %s)',
  async (fromAlert) => {
    const from = Date.UTC(2184, 6, 20);
    const query = { queryType: 'tiny.points', boxes: ['7'], format: 'count' };
    for (const to of [noon, Date.UTC(1715, 6, 1)]) {
      expect(countOf(await engine().ask(query, { from, to, fromAlert }))).toEqual({
        status: 200,
        count: 1,
        warnings: [],
      });
    }
  }
);
