import { bucketsOf } from './buckets';

const minute = 60_000;

test('buckets are aligned to the epoch, from the one that holds the begin to the one that holds the end', () => {
  expect(bucketsOf(90_000, 180_000, minute)).toEqual({ asked: minute, interval: minute, start: minute, count: 3 });
  expect(bucketsOf(minute, 2 * minute - 1, minute)).toMatchObject({ start: minute, count: 1 });
});

test('an interval is at least a second', () => {
  expect(bucketsOf(0, 10_000, 15)).toMatchObject({ interval: 1_000, count: 11 });
  expect(bucketsOf(0, 10_000, 0)).toMatchObject({ interval: 1_000 });
});

test('there are never more than 11 000 buckets', () => {
  expect(bucketsOf(0, 10_999_999, 1_000)).toMatchObject({ interval: 1_000, count: 11_000 });
  expect(bucketsOf(0, 11_000_000, 1_000)).toMatchObject({ asked: 1_000, interval: 2_000, count: 5_501 });
  const year = bucketsOf(1_700_000_000_123, 1_731_536_000_123, 1_000);
  expect(year.count).toBeLessThanOrEqual(11_000);
  expect(year.count).toBeGreaterThan(10_900);
});
