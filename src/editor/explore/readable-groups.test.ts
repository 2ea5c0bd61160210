/** @jest-environment jsdom */
import '../testing/browser';
import { DataFrameType, FieldType, type DataFrame } from '@grafana/data';
import { readableGroups } from './readable-groups';

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
