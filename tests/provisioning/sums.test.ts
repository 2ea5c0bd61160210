/** @jest-environment jsdom */
import '../../src/editor/testing/browser';
import {
  FieldType,
  standardTransformersRegistry,
  toDataFrame,
  transformDataFrame,
  type DataFrame,
  type DataTransformerConfig,
} from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { transformers } from '../preview/page/services/transformers';
import { dashboards } from './dashboards';

standardTransformersRegistry.setInit(transformers);

/** Panels that sum what several queries count. */
const sums = dashboards.flatMap(({ title, panels }) =>
  panels
    .filter(({ targets, transformations }) => targets.length > 1 && transformations.some(({ id }) => id === 'groupBy'))
    .map((panel) => ({ name: `${title}: ${panel.title}`, ...panel }))
);

function counts(refId: string, field: string, rows: ReadonlyArray<[string, number]>): DataFrame {
  return rows.length === 0
    ? toDataFrame({ refId, fields: [] })
    : toDataFrame({
        refId,
        fields: [
          { name: field, type: FieldType.string, values: rows.map(([word]) => word) },
          { name: 'count', type: FieldType.number, values: rows.map(([, count]) => count) },
        ],
      });
}

async function shown(steps: readonly DataTransformerConfig[], frames: DataFrame[]): Promise<unknown> {
  const made = await lastValueFrom(transformDataFrame([...steps], frames, { interpolate: (text) => text }));
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
