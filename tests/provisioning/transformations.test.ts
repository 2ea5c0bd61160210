/** @jest-environment jsdom */
import '../../src/editor/testing/browser';
import {
  FieldType,
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

const transforming = dashboards
  .flatMap(({ title, panels }) => panels.map((panel) => ({ ...panel, name: `${title}: ${panel.title}` })))
  .filter(({ transformations }) => transformations.length > 0);
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

test('a table of several queries says how many rows of each it has, and where to look for notices, as it has none', () => {
  const merged = transforming.filter(({ transformations }) => transformations.some(({ id }) => id === 'merge'));
  expect(merged.length).toBeGreaterThanOrEqual(4);
  const silent = merged.filter(
    ({ description = '', targets }) => !targets.every(({ limit }) => description.includes(`newest ${String(limit)} `))
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
  expect(merged.every(({ description = '' }) => description.includes('look for them beside '))).toBe(true);
});

test('a link to the dashboard of one run stands at rows of the vendors that it can draw alone', async () => {
  const linking = transforming.filter(
    ({ fieldConfig, targets }) => targets.length > 1 && JSON.stringify(fieldConfig).includes('/d/runtrail-run?')
  );
  expect(linking.map(({ name }) => name)).toEqual([
    'Half a year: What happened to the node, newest first',
    'What happened: What failed, newest first',
    'What happened: Everything, newest first',
    'Who did it: The trail, newest first',
  ]);
  for (const { name: panel, targets, transformations } of linking) {
    const names = [
      'time',
      'outcome',
      ...(panel.includes('failed') ? [] : ['actor']),
      'target',
      'run',
      'message',
      'source',
    ];
    const frames = targets.map(({ refId, queryType }) =>
      toDataFrame({
        refId,
        fields: names.map((name) => ({ name, type: FieldType.string, values: [`${name} of ${String(queryType)}`] })),
      })
    );
    const [merged] = await transformed(transformations, frames);
    expect(merged?.fields.map(({ name }) => name)).toEqual(names);
    const [runs = [], sources = []] = ['run', 'source'].map(
      (wanted) => merged?.fields.find(({ name }) => name === wanted)?.values.map(String) ?? []
    );
    expect(sources).toHaveLength(targets.length);
    expect(sources.filter((_, row) => runs[row]?.startsWith('run of ')).sort()).toEqual(
      targets
        .map(({ queryType }) => `source of ${String(queryType)}`)
        .filter((source) => /puppet|opus/.test(source))
        .sort()
    );
  }
});
