import { nodeHost } from '../testing/node-host';
import { equalBuckets as bucketsOf, type Buckets } from './buckets';

const minute = 60_000;
const host = nodeHost();
const equalBuckets = (from: number, to: number, milliseconds: number) => bucketsOf(from, to, milliseconds, host);
const seen = ({ starts, interval, widened }: Buckets) => ({
  first: starts[0],
  count: starts.length,
  interval,
  widened,
});

test('buckets are aligned to the epoch, from the one that holds the begin to the one that holds the end', () => {
  expect(seen(equalBuckets(90_000, 180_000, minute))).toEqual({ first: minute, count: 3, interval: minute });
  expect(seen(equalBuckets(minute, 2 * minute - 1, minute))).toMatchObject({ first: minute, count: 1 });
  expect(Array.from(equalBuckets(-90_000, 90_000, minute).starts)).toEqual([-2, -1, 0, 1].map((at) => at * minute));
});

test('a range that ends before it begins has none', () => {
  expect(seen(equalBuckets(2 * minute, minute - 1, minute))).toMatchObject({ count: 0 });
});

test('an interval is at least a second', () => {
  expect(seen(equalBuckets(0, 10_000, 15))).toMatchObject({ interval: 1_000, count: 11 });
  expect(seen(equalBuckets(0, 10_000, 0))).toMatchObject({ interval: 1_000 });
});

test('there are never more than 11 000 buckets', () => {
  expect(seen(equalBuckets(0, 10_999_999, 1_000))).toEqual({ first: 0, interval: 1_000, count: 11_000 });
  const widened = { from: 1_000, to: 2_000 };
  expect(seen(equalBuckets(0, 11_000_000, 1_000))).toEqual({ first: 0, interval: 2_000, count: 5_501, widened });
  const year = equalBuckets(1_700_000_000_123, 1_731_536_000_123, 1_000).starts;
  expect(year.length).toBeLessThanOrEqual(11_000);
  expect(year.length).toBeGreaterThan(10_900);
});
