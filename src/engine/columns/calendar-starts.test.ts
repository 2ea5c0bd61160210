import { nodeHost } from '../testing/node-host';
import { calendarStarts } from './calendar-starts';
import { countBetween } from './count-between';

const starts = (from: string, to: string, unit: 'day' | 'week' | 'month', zone = 'Europe/Berlin') =>
  Array.from(calendarStarts(Date.parse(from), Date.parse(to), unit, zone, nodeHost()), (start) =>
    new Date(start).toISOString().slice(0, 16)
  );

test('days begin at the midnights of the zone, those of 23 and 25 hours too', () => {
  expect(starts('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z', 'day')).toEqual([
    '2026-03-27T23:00',
    '2026-03-28T23:00',
    '2026-03-29T22:00',
  ]);
  expect(starts('2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', 'day')).toEqual(['2026-10-24T22:00']);
});

test('a moment that begins a day belongs to it', () => {
  expect(starts('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 'day')).toEqual([
    '2026-03-28T23:00',
    '2026-03-29T22:00',
  ]);
});

test('a day whose midnight is left out begins when its clock goes on', () => {
  expect(starts('2018-11-04T12:00:00Z', '2018-11-04T13:00:00Z', 'day', 'America/Sao_Paulo')).toEqual([
    '2018-11-04T03:00',
  ]);
});

test('weeks begin on Monday, months on the first', () => {
  expect(starts('2026-11-26T12:00:00Z', '2026-12-08T00:00:00Z', 'week')).toEqual([
    '2026-11-22T23:00',
    '2026-11-29T23:00',
    '2026-12-06T23:00',
  ]);
  expect(starts('2026-11-26T12:00:00Z', '2027-01-01T00:00:00Z', 'month', 'UTC')).toEqual([
    '2026-11-01T00:00',
    '2026-12-01T00:00',
    '2027-01-01T00:00',
  ]);
});

test('rows are counted by the interval that holds their moment, and by group', async () => {
  const rows = Int32Array.of(0, 1, 2, 3, 4);
  const moments = Float64Array.of(25, 10, 19, 20, 99);
  const counted = (codes: Int32Array | null, size: number) =>
    countBetween(Float64Array.of(10, 20, 30), rows, moments, codes, size, nodeHost());
  expect(await counted(null, 1)).toEqual(Float64Array.of(2, 2, 1));
  expect(await counted(Int32Array.of(0, 1, 0, 1, 1), 2)).toEqual(Float64Array.of(1, 1, 0, 1, 1, 1));
});
