import type { Filter } from '../../model/query';
import { noon, tinyEngine } from '../testing/tiny-engine';
import { tinyVendor } from '../testing/tiny-vendor';
import type { Reader, Vendor } from '../vendors/vendor';

const event = {
  id: '1',
  time: new Date(noon - 1000).toISOString(),
  event: 'opened',
  outcome: 'failure',
  target: 'lid',
};
const query = { queryType: 'tiny.points', boxes: ['7'], format: 'count' };
const outcomes = 'success, failure, running, waiting, skipped, stopped, info, unknown';

async function asked(filters: Filter[], fromAlert: boolean, more: object = {}, vendor?: Vendor) {
  const engine = tinyEngine(() => ({ status: 200, body: { items: [event] } }), {}, vendor);
  const { status, error, frames } = await engine.ask({ ...query, ...more, filters }, { fromAlert });
  return { status, error, notices: frames.flatMap(({ meta }) => meta?.notices?.map(({ text }) => text) ?? []) };
}

const impassable: Array<[Filter[], string]> = [
  [
    [{ field: 'outcome', operator: '=', values: ['failed', 'Failure'] }],
    `Nothing can pass the filter on outcome: an outcome is one of ${outcomes}.`,
  ],
  [
    [{ field: 'outcome', operator: '=~', values: ['^fail$'] }],
    `Nothing can pass the filter on outcome: an outcome is one of ${outcomes}.`,
  ],
  [
    [
      { field: 'outcome', operator: '=', values: ['failure'] },
      { field: 'outcome', operator: '!~', values: ['fail'] },
    ],
    `Nothing can pass the filter on outcome: an outcome is one of ${outcomes}.`,
  ],
  [
    [{ field: 'effect', operator: '=', values: ['Changed'] }],
    'Nothing can pass the filter on effect: an effect is one of changed, unchanged, noop, or empty.',
  ],
];

test.each(impassable)(
  'a rule whose filter nothing can pass is refused, a panel says why it is empty: %j',
  async (filters, text) => {
    expect(await asked(filters, true)).toEqual({
      status: 400,
      error: text,
      notices: [],
    });
    expect(await asked(filters, false)).toEqual({ status: 200, error: undefined, notices: [text] });
  }
);

test.each<Filter>([
  { field: 'outcome', operator: '=', values: ['failed', 'failure'] },
  { field: 'outcome', operator: '!=', values: ['failed'] },
  { field: 'outcome', operator: '=~', values: ['^fail'] },
  { field: 'effect', operator: '=~', values: ['^$'] },
  { field: 'target', operator: '=', values: ['failed'] },
])('a filter that something can pass needs no word: %j', async (filter) => {
  for (const fromAlert of [false, true]) {
    expect(await asked([filter], fromAlert)).toEqual({ status: 200, error: undefined, notices: [] });
  }
});

test('progress, which these filters do not narrow, is answered in a rule', async () => {
  const filters: Filter[] = [{ field: 'outcome', operator: '=', values: ['failed'] }];
  expect(await asked(filters, true, { format: 'progress' })).toMatchObject({ status: 200 });
});

test('where every outcome is info, a rule on any other is refused', async () => {
  const readers = tinyVendor.readers.map((reader): Reader => ({
    ...reader,
    model: { ...reader.model, hasNoOutcomes: true },
  }));
  const vendor = { ...tinyVendor, readers };
  const filters: Filter[] = [{ field: 'outcome', operator: '=', values: ['failure'] }];
  expect(await asked(filters, true, {}, vendor)).toMatchObject({
    status: 400,
    error: 'Nothing can pass the filter on outcome: the outcome of Points is always info.',
  });
});
