import { nodeHost } from '../testing/node-host';
import { calendarBuckets } from './calendar-buckets';

const host = nodeHost();
const hour = 3_600_000;

function buckets(from: string, to: string, unit: 'hour' | 'day' | 'week' | 'month', zone: string) {
  const { starts, widened } = calendarBuckets(Date.parse(from), Date.parse(to), unit, zone, host);
  return { starts: Array.from(starts, (start) => new Date(start).toISOString()), lengths: lengths(starts), widened };
}

const lengths = (starts: Float64Array) =>
  Array.from(starts.subarray(1), (start, index) => (start - (starts[index] ?? 0)) / hour);

test.each([
  [
    '2026-03-28T12:00:00Z',
    '2026-03-30T12:00:00Z',
    ['2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    [24, 23],
  ],
  [
    '2026-10-24T12:00:00Z',
    '2026-10-26T12:00:00Z',
    ['2026-10-23T22:00:00.000Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    [24, 25],
  ],
])("days begin at the zone's midnights, also where they have 23 or 25 hours (%s)", (from, to, starts, hours) => {
  expect(buckets(from, to, 'day', 'Europe/Berlin')).toEqual({ starts, lengths: hours, widened: undefined });
});

test('the first bucket holds the begin of the range, the last one its end, whatever date it is in UTC', () => {
  expect(buckets('2026-11-20T11:00:00Z', '2026-11-20T12:00:00Z', 'day', 'Pacific/Auckland').starts).toEqual([
    '2026-11-20T11:00:00.000Z',
  ]);
  expect(buckets('2026-11-20T10:59:59Z', '2026-11-20T11:00:00Z', 'day', 'Pacific/Auckland').starts).toEqual([
    '2026-11-19T11:00:00.000Z',
    '2026-11-20T11:00:00.000Z',
  ]);
  expect(buckets('2026-11-20T02:00:00Z', '2026-11-20T03:00:00Z', 'day', 'America/Los_Angeles').starts).toEqual([
    '2026-11-19T08:00:00.000Z',
  ]);
});

test('a range that begins before 1970 has all of its buckets', () => {
  expect(buckets('1969-12-30T12:00:00Z', '1970-01-02T12:00:00Z', 'day', 'UTC').starts).toEqual(
    ['1969-12-30', '1969-12-31', '1970-01-01', '1970-01-02'].map((day) => `${day}T00:00:00.000Z`)
  );
});

test('weeks begin on Mondays, months on the first', () => {
  expect(buckets('2026-11-22T12:00:00Z', '2026-11-24T12:00:00Z', 'week', 'Europe/Berlin').starts).toEqual([
    '2026-11-15T23:00:00.000Z',
    '2026-11-22T23:00:00.000Z',
  ]);
  expect(buckets('2026-01-31T23:30:00Z', '2026-03-31T23:30:00Z', 'month', 'Europe/Berlin').starts).toEqual([
    '2026-01-31T23:00:00.000Z',
    '2026-02-28T23:00:00.000Z',
    '2026-03-31T22:00:00.000Z',
  ]);
});

test("hours begin at the zone's full hours, also where these are half an hour off", () => {
  expect(buckets('2026-11-20T10:10:00Z', '2026-11-20T12:29:59Z', 'hour', 'Asia/Kolkata').starts).toEqual([
    '2026-11-20T09:30:00.000Z',
    '2026-11-20T10:30:00.000Z',
    '2026-11-20T11:30:00.000Z',
  ]);
  expect(buckets('2026-11-20T10:00:00Z', '2026-11-20T10:59:00Z', 'hour', 'Europe/Berlin').starts).toEqual([
    '2026-11-20T10:00:00.000Z',
  ]);
});

test.each([
  ['2026-03-28T23:00:00Z', 23],
  ['2026-10-24T22:00:00Z', 25],
])('where clocks are changed a day has as many hours as it lasts (%s)', (midnight, hours) => {
  const begin = Date.parse(midnight);
  const { starts } = calendarBuckets(begin, begin + hours * hour - 1, 'hour', 'Europe/Berlin', host);
  expect(Array.from(starts, (start) => (start - begin) / hour)).toEqual(
    Array.from({ length: hours }, (_, index) => index)
  );
});

test('a day that a zone left out has no bucket', () => {
  expect(buckets('2011-12-29T20:00:00Z', '2011-12-31T20:00:00Z', 'day', 'Pacific/Apia').starts).toEqual([
    '2011-12-29T10:00:00.000Z',
    '2011-12-30T10:00:00.000Z',
    '2011-12-31T10:00:00.000Z',
  ]);
});

test('there are never more than 11 000 of them: weeks, months or years stand for what would be too many', () => {
  expect(buckets('1990-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'day', 'UTC').widened).toEqual({
    from: 'a day',
    to: 'a week',
  });
  expect(buckets('2024-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'hour', 'UTC').widened).toEqual({
    from: 'an hour',
    to: 'a day',
  });
  const all = buckets('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 'day', 'UTC');
  expect(all.widened).toEqual({ from: 'a day', to: 'a year' });
  expect(all.starts).toHaveLength(9_999);
});

test('a range that ends before it begins has none', () => {
  expect(buckets('2026-11-22T12:00:00Z', '2026-11-21T12:00:00Z', 'day', 'UTC').starts).toEqual([]);
});
