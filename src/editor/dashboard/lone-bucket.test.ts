/** @jest-environment jsdom */
import '../testing/browser';
import { DataFrameType, dateTime, FieldType, type DataFrame } from '@grafana/data';
import { withLoneBucket, withLoneRow } from './lone-bucket';

const [from, to] = [dateTime(1_000), dateTime(2_000)];
const request = { panelPluginId: 'timeseries', range: { from, to, raw: { from, to } } };

function counts(...times: number[]): DataFrame {
  const fields = [
    { name: 'time', type: FieldType.time, config: {}, values: times },
    { name: 'count', type: FieldType.number, config: {}, values: times.map(() => 3) },
  ];
  return { refId: 'A', length: times.length, fields, meta: { type: DataFrameType.TimeSeriesMulti } };
}

const shown = (frame: DataFrame, panelPluginId = 'timeseries'): unknown =>
  withLoneBucket(frame, { ...request, panelPluginId }).fields.map(({ values }): unknown => values);

test('the one bucket of a week is as wide as a range of a day that lies in it', () => {
  expect(shown(counts(200))).toEqual([
    [1_000, 2_000],
    [3, null],
  ]);
});

test('in Explore it begins with the range, in a row of its own', () => {
  const { fields, length } = withLoneRow(counts(200), request);
  expect([length, ...fields.map(({ values }): unknown => values)]).toEqual([1, [1_000], [3]]);
  expect(fields[1]?.config.custom).toEqual({ barMaxWidth: 10_000, barWidthFactor: 1 });
});

test.each([
  ['a bucket within the range', counts(1_500), 'timeseries'],
  ['several buckets', counts(200, 1_200), 'timeseries'],
  ['an event', { ...counts(200), meta: {} }, 'timeseries'],
  ['a panel of numbers', counts(200), 'stat'],
])('%s is as it came', (_, frame, panel) => {
  expect(withLoneBucket(frame, { ...request, panelPluginId: panel })).toBe(frame);
  expect(panel === 'stat' || withLoneRow(frame, request) === frame).toBe(true);
});
