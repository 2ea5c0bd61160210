import { nodeHost } from '../testing/node-host';
import { calendarBuckets } from './calendar-buckets';
import { bucketOf, evenSpans } from './even-spans';

const hour = 3_600_000;
const day = 24 * hour;
const host = nodeHost();
const units = ['hour', 'day', 'week', 'month', 'year'] as const;
const zones = ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu', 'Africa/Cairo'];

test('every part of each span lies in one bucket, and the spans leave nothing out', () => {
  const from = Date.UTC(2025, 9, 3, 5, 17);
  for (const zone of zones) {
    for (const unit of units) {
      const { starts } = calendarBuckets(from, from + 400 * day, unit, zone, host);
      const spans = evenSpans(starts);
      expect(spans[0]?.from).toBe(starts[0]);
      spans.forEach(({ until }, index) => expect(spans[index + 1]?.from ?? Infinity).toBe(until));
      const isBegun = (start: number) =>
        spans.some((span) => start >= span.from && start < span.until && (start - span.from) % span.interval === 0);
      expect([zone, unit, starts.every(isBegun)]).toEqual([zone, unit, true]);
    }
  }
});

test('a year of days has a span for each time that clocks are changed', () => {
  const { starts } = calendarBuckets(Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31), 'day', 'Europe/Berlin', host);
  const spans = evenSpans(starts);
  expect(spans.map(({ interval }) => interval)).toEqual([day, 23 * hour, day, 25 * hour, day]);
});

test('months are counted by days, and days of a zone without summer time in one go', () => {
  const of = (unit: 'month' | 'week', zone: string) =>
    evenSpans(calendarBuckets(Date.UTC(2026, 0, 1), Date.UTC(2026, 5, 30), unit, zone, host).starts);
  expect(of('month', 'UTC').map(({ interval }) => interval)).toEqual([day]);
  expect(of('week', 'Asia/Kathmandu').map(({ interval }) => interval)).toEqual([7 * day]);
});

test('a bucket by itself is a span by itself', () => {
  expect(evenSpans([5])).toEqual([{ from: 5, until: Infinity, interval: day }]);
  expect(evenSpans([])).toEqual([]);
});

test('a moment belongs to the last bucket that had begun', () => {
  const starts = [10, 20, 30];
  expect([9, 10, 19, 20, 99].map((moment) => bucketOf(moment, starts))).toEqual([-1, 0, 0, 1, 2]);
});
