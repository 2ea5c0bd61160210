import { nodeHost } from '../testing/node-host';
import { calendarBuckets } from './calendar-buckets';
import { bucketOf, evenRanges } from './even-ranges';

const hour = 3_600_000;
const day = 24 * hour;
const host = nodeHost();
const units = ['hour', 'day', 'week', 'month', 'year'] as const;
const zones = ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu', 'Africa/Cairo'];

test('every part of each range lies in one bucket, and the ranges leave nothing out', () => {
  const from = Date.UTC(2025, 9, 3, 5, 17);
  for (const zone of zones) {
    for (const unit of units) {
      const { starts } = calendarBuckets(from, from + 400 * day, unit, zone, host);
      const ranges = evenRanges(starts);
      expect(ranges[0]?.from).toBe(starts[0]);
      ranges.forEach(({ until }, index) => expect(ranges[index + 1]?.from ?? Infinity).toBe(until));
      const isBegun = (start: number) =>
        ranges.some(
          (range) => start >= range.from && start < range.until && (start - range.from) % range.interval === 0
        );
      expect([zone, unit, starts.every(isBegun)]).toEqual([zone, unit, true]);
    }
  }
});

test('a year of days has a range for each time that clocks are changed', () => {
  const { starts } = calendarBuckets(Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31), 'day', 'Europe/Berlin', host);
  const ranges = evenRanges(starts);
  expect(ranges.map(({ interval }) => interval)).toEqual([day, 23 * hour, day, 25 * hour, day]);
});

test('months are counted by days, and days of a zone without summer time in one go', () => {
  const of = (unit: 'month' | 'week', zone: string) =>
    evenRanges(calendarBuckets(Date.UTC(2026, 0, 1), Date.UTC(2026, 5, 30), unit, zone, host).starts);
  expect(of('month', 'UTC').map(({ interval }) => interval)).toEqual([day]);
  expect(of('week', 'Asia/Kathmandu').map(({ interval }) => interval)).toEqual([7 * day]);
});

test('a bucket by itself is a range by itself', () => {
  expect(evenRanges([5])).toEqual([{ from: 5, until: Infinity, interval: day }]);
  expect(evenRanges([])).toEqual([]);
});

test('a moment belongs to the last bucket that had begun', () => {
  const starts = [10, 20, 30];
  expect([9, 10, 19, 20, 99].map((moment) => bucketOf(moment, starts))).toEqual([-1, 0, 0, 1, 2]);
});
