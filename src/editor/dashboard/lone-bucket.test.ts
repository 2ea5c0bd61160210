/** @jest-environment jsdom */
import '../testing/browser';
import { DataFrameType, dateTime, FieldType, type DataFrame } from '@grafana/data';
import { withLoneBucket } from './lone-bucket';

const [from, to] = [dateTime(1_000), dateTime(2_000)];
const request = { range: { from, to, raw: { from, to } } };

function counts(...times: number[]): DataFrame {
  const fields = [
    { name: 'time', type: FieldType.time, config: {}, values: times },
    { name: 'count', type: FieldType.number, config: {}, values: times.map(() => 3) },
  ];
  return { refId: 'A', length: times.length, fields, meta: { type: DataFrameType.TimeSeriesMulti } };
}

const timesOf = (frame: DataFrame): unknown => withLoneBucket(frame, request).fields[0]?.values;

test('the one bucket of a week begins in a range of a day where the range does', () => {
  expect(timesOf(counts(200))).toEqual([1_000]);
  expect(timesOf(counts(1_500))).toEqual([1_500]);
});

test('several buckets begin where they do, so that all are as wide as they are', () => {
  expect(timesOf(counts(200, 1_200))).toEqual([200, 1_200]);
});

test('an event begins when it does', () => {
  expect(timesOf({ ...counts(200), meta: {} })).toEqual([200]);
});
