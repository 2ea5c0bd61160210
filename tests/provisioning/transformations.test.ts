/** @jest-environment jsdom */
import '../../src/editor/testing/browser';
import {
  createTheme,
  FieldType,
  formattedValueToString,
  getDisplayProcessor,
  standardTransformersRegistry,
  toDataFrame,
  transformDataFrame,
  type DataFrame,
  type DataTransformerConfig,
  type QueryResultMetaNotice,
} from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { transformers } from '../preview/page/services/transformers';
import { dashboards } from './dashboards';

standardTransformersRegistry.setInit(transformers);

const all = dashboards.flatMap(({ title, panels }) =>
  panels.map((panel) => ({ ...panel, name: `${title}: ${panel.title}` }))
);
const transforming = all.filter(({ transformations }) => transformations.length > 0);
/** Panels that sum what several queries count. */
const sums = transforming.filter(
  ({ targets, transformations }) => targets.length > 1 && transformations.some(({ id }) => id === 'groupBy')
);
/** Panels that put in order what one query counts. */
const ordered = transforming.filter(
  ({ type, targets: [first, ...others] }) => type === 'bargauge' && others.length === 0 && first?.groupBy.length === 1
);

function counts(refId: string, field: string, rows: ReadonlyArray<[string, number]>): DataFrame {
  const fields = [
    { name: field, type: FieldType.string, values: rows.map(([word]) => word) },
    { name: 'count', type: FieldType.number, values: rows.map(([, count]) => count) },
  ];
  return toDataFrame({ refId, fields: rows.length === 0 ? [] : fields, meta: { notices } });
}

const notices: QueryResultMetaNotice[] = [{ severity: 'warning', text: 'Only the newest 50 000 of 60 000 events.' }];

function transformed(steps: readonly DataTransformerConfig[], frames: DataFrame[]): Promise<DataFrame[]> {
  return lastValueFrom(transformDataFrame([...steps], frames, { interpolate: (text) => text }));
}

async function shown(steps: readonly DataTransformerConfig[], frames: DataFrame[]): Promise<unknown> {
  const made = await transformed(steps, frames);
  return made.map(({ fields }) => fields.map(({ values }): unknown => values));
}

test('there are panels that sum the counts of several queries', () => expect(sums.length).toBeGreaterThanOrEqual(4));

test.each(sums)('$name adds up what queries count alike, the most first', async ({ targets, transformations }) => {
  const field = targets[0]?.groupBy[0] ?? '';
  const both = [
    counts('A', field, [
      ['anna', 3],
      ['bob', 1],
    ]),
    counts('B', field, [
      ['zoe', 4],
      ['anna', 3],
    ]),
  ];
  expect(await shown(transformations, [...both, counts('C', field, [])])).toEqual([
    [
      ['anna', 'zoe', 'bob'],
      [6, 4, 1],
    ],
  ]);
  expect(await shown(transformations, [counts('A', field, []), counts('B', field, [['zoe', 2]])])).toEqual([
    [['zoe'], [2]],
  ]);
});

test('there are panels that put the counts of one query in order', () =>
  expect(ordered.length).toBeGreaterThanOrEqual(6));

test.each(ordered)('$name keeps what is said of its counts, the most first', async ({ targets, transformations }) => {
  const field = targets[0]?.groupBy[0] ?? '';
  const [frame] = await transformed(transformations, [
    counts('A', field, [
      ['bob', 1],
      ['anna', 3],
    ]),
  ]);
  expect(frame?.fields.map(({ name, values }) => [name, values])).toEqual([
    [field, ['anna', 'bob']],
    ['count', [3, 1]],
  ]);
  expect(frame?.meta?.notices).toEqual(notices);
});

test.each(sums)('$name keeps what is said of its counts beside them', async ({ targets, transformations }) => {
  const field = targets[0]?.groupBy[0] ?? '';
  const apart = toDataFrame({ refId: 'notices', fields: [], meta: { notices } });
  const frames = [counts('A', field, [['anna', 3]]), apart, counts('B', field, [['anna', 1]]), apart];
  const made = await transformed(transformations, frames);
  expect(made.flatMap(({ meta }) => meta?.notices ?? [])).toEqual([...notices, ...notices]);
  expect(made.flatMap(({ fields }) => fields.map(({ values }): unknown => values))).toEqual([['anna'], [4]]);
});
const linking = all.filter(
  ({ targets, fieldConfig }) => targets.length > 1 && JSON.stringify(fieldConfig).includes('/d/runtrail-run?')
);

test('there are tables of several vendors that link to the dashboard of one run', () =>
  expect(linking).toHaveLength(4));

test.each(linking)('$name shows the runs alone that the dashboard of one run can draw', ({ fieldConfig }) => {
  const config = Object.fromEntries(
    fieldConfig.overrides
      .filter(({ matcher }) => matcher.options === 'run')
      .flatMap(({ properties }) => properties.map(({ id, value }) => [id, value]))
  );
  const display = getDisplayProcessor({
    field: { name: 'run', type: FieldType.string, config, values: [] },
    theme: createTheme(),
  });
  const shown = (run: string) => formattedValueToString(display(run));
  const drawn = ['2451', 'plan 12', '66185'];
  const others = ['4F1B3C5E-0d8a-4b7e-9c55-1a2b3c4d5e6f', '5f9c3b2a1d4e6f7a8b9c0d1e #12', 'nightly scan #3'];
  expect(drawn.map(shown)).toEqual(drawn);
  expect(others.map(shown)).toEqual(['', '', '']);
});
