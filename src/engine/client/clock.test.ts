import { httpDate, VendorClock } from './clock';

test('a date of HTTP is read in its one form that is still sent', () => {
  expect(httpDate('Thu, 26 Nov 2026 07:00:05 GMT')).toBe(Date.UTC(2026, 10, 26, 7, 0, 5));
  expect(httpDate('2026-11-26T07:00:05Z')).toBeNaN();
  expect(httpDate(undefined)).toBeNaN();
});

test('clocks differ by what the whole seconds of the header and the way of the answer cannot explain', () => {
  const clock = new VendorClock();
  clock.hear(10_000, 10_200, 10_900);
  expect(clock.skewAt(10_900)).toBe(0);
  clock.hear(70_000, 10_200, 10_900);
  expect(clock.skewAt(10_900)).toBe(59_100);
  clock.hear(1_000, 10_200, 10_900);
  expect(clock.skewAt(10_900)).toBe(-8_200);
});

test('an old reading says nothing of the clock as it is now', () => {
  const clock = new VendorClock();
  clock.hear(70_000, 10_000, 10_000);
  expect(clock.skewAt(70_000)).toBe(60_000);
  expect(clock.skewAt(70_001)).toBe(0);
});
