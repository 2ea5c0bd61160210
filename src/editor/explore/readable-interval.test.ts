import { readableInterval } from './readable-interval';

const minute = 60_000;
const day = 24 * 60 * minute;

test.each([
  ['a minute', minute, '1s'],
  ['an hour', 60 * minute, '1m'],
  ['six hours', 6 * 60 * minute, '5m'],
  ['a day', day, '15m'],
  ['a week', 7 * day, '2h'],
  ['a month', 30 * day, '12h'],
  ['three months', 90 * day, '1d'],
  ['a year', 365 * day, '1w'],
  ['ten years', 3_650 * day, '1M'],
])('%s is counted in intervals that people count in', (_, range, interval) => {
  expect(readableInterval(range, 1_000)).toBe(interval);
});

test('where there is room for few intervals they are longer', () => {
  expect(readableInterval(60 * minute, 4 * minute)).toBe('5m');
});
