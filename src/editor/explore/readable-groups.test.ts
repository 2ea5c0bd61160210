/** @jest-environment jsdom */
import '../testing/browser';
import { DataFrameType, FieldType, standardTransformers, type DataFrame } from '@grafana/data';
import { lastValueFrom, of } from 'rxjs';
import { countsApart, readableGroups } from './readable-groups';

test('the states of a run stay together in Explore, the most first', () => {
  const progress: DataFrame = {
    meta: { type: DataFrameType.NumericLong },
    length: 4,
    fields: [
      { name: 'run', type: FieldType.string, config: {}, values: ['7', '7', '8', '8'] },
      { name: 'state', type: FieldType.string, config: {}, values: ['executed', 'failed', 'executed', 'failed'] },
      { name: 'count', type: FieldType.number, config: {}, values: [0, 1, 9, 2] },
    ],
  };
  expect(readableGroups(progress).fields.map(({ values }): unknown => values)).toEqual([
    ['7', '7', '8', '8'],
    ['failed', 'executed', 'executed', 'failed'],
    [1, 0, 9, 2],
  ]);
});

const counts = (refId: string, field: string | undefined, ...values: number[]): DataFrame => ({
  refId,
  meta: { type: DataFrameType.NumericLong },
  fields: [
    ...(field
      ? [{ name: field, type: FieldType.string, config: {}, values: values.map((_, row) => `${field} ${row}`) }]
      : []),
    { name: 'count', type: FieldType.number, config: {}, values },
  ],
  length: values.length,
});
/** Explore makes one table of what queries answer. */
const merged = async (frames: DataFrame[]) => {
  const merge = standardTransformers.mergeTransformer.operator({}, { interpolate: (text) => text });
  const tables = await lastValueFrom(of(frames).pipe(merge));
  return tables.map(({ fields }) => Object.fromEntries(fields.map(({ name, values }) => [name, [...values]])));
};

test('counts of several queries stay apart in the one table that Explore makes of them, and equal ones are not one', async () => {
  const byBoth = [counts('A', 'actor', 3, 1), counts('B', 'target', 3)];
  expect(await merged(countsApart(byBoth, undefined))).toEqual([
    { actor: ['actor 0', 'actor 1'], 'count #A': [3, 1] },
    { target: ['target 0'], 'count #B': [3] },
  ]);
  expect(await merged(countsApart([counts('A', 'actor', 3, 1), counts('B', 'actor', 3)], undefined))).toEqual([
    { actor: ['actor 0', 'actor 1'], 'count #A': [3, 1], 'count #B': [3, undefined] },
  ]);
  expect(await merged(countsApart([counts('A', undefined, 7), counts('B', undefined, 7)], undefined))).toEqual([
    { 'count #A': [7] },
    { 'count #B': [7] },
  ]);
});

test('one count alone is called as it is, unless other data sources may count beside it', () => {
  const names = (requestId: string) =>
    countsApart([counts('A', 'actor', 3), { refId: 'B', fields: [], length: 0 }], requestId).map(({ fields }) =>
      fields.map(({ name }) => name)
    );
  expect(names('explore_left')).toEqual([['actor', 'count'], []]);
  expect(names('mixed-0-explore_left')).toEqual([['actor', 'count #A'], []]);
});
