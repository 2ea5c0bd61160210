import { ageOf, httpDate, VendorClock } from './clock';

test('a date of HTTP is read in its one form that is still sent', () => {
  expect(httpDate('Thu, 26 Nov 2026 07:00:05 GMT')).toBe(Date.UTC(2026, 10, 26, 7, 0, 5));
  expect(httpDate('2026-11-26T07:00:05Z')).toBeNaN();
  expect(httpDate(undefined)).toBeNaN();
});

test('of several ages the greatest counts', () => {
  expect([undefined, '', '9', '9, 900', 'x'].map((age) => ageOf(age))).toEqual([0, 0, 9_000, 900_000, 0]);
});

test('clocks differ by what the whole seconds of the header and the way of the answer cannot explain', () => {
  const clock = new VendorClock();
  clock.hear(10_000, 10_200, 10_900);
  expect(clock.skewSince(10_900, 10_900)).toBe(0);
  clock.hear(70_000, 10_200, 11_900);
  expect(clock.skewSince(11_900, 11_900)).toBe(58_100);
  clock.hear(1_000, 10_200, 12_900);
  expect(clock.skewSince(12_900, 12_900)).toBe(-8_200);
});

test('an old reading says nothing of the clock as it is now', () => {
  const clock = new VendorClock();
  clock.hear(70_000, 10_000, 10_000);
  expect(clock.skewSince(0, 70_000)).toBe(60_000);
  expect(clock.skewSince(0, 70_001)).toBe(0);
});

test('of answers that disagree since a query began the furthest counts, and none from before it', () => {
  const clock = new VendorClock();
  clock.hear(10_000, 10_000, 10_000);
  clock.hear(-590_000, 20_000, 20_000);
  clock.hear(30_000, 30_000, 30_000);
  expect(clock.skewSince(10_000, 30_000)).toBe(-609_000);
  expect(clock.skewSince(25_000, 30_000)).toBe(0);
});

test('where nothing was heard since a query began, what was heard last counts', () => {
  const clock = new VendorClock();
  clock.hear(10_000, 10_000, 10_000);
  clock.hear(80_000, 20_000, 20_000);
  expect(clock.skewSince(30_000, 30_000)).toBe(60_000);
});

test('what was heard before our own clock was put back says nothing any more', () => {
  const clock = new VendorClock();
  clock.hear(10_000, 3_610_000, 3_610_000, 60_000);
  expect([clock.skewSince(3_600_000, 3_610_000), clock.ageSince(3_600_000, 3_610_000)]).toEqual([-3_539_000, 60_000]);
  clock.hear(20_000, 20_000, 20_000);
  expect([clock.skewSince(15_000, 20_000), clock.ageSince(15_000, 20_000)]).toEqual([0, 0]);
  expect(clock.skewSince(30_000, 30_000)).toBe(0);
});

test('a cache that writes the date anew makes no clock differ', () => {
  const clock = new VendorClock();
  clock.hear(1_000_000, 1_000_200, 1_000_900, 900_000);
  expect(clock.skewSince(0, 1_000_900)).toBe(0);
  clock.hear(100_000, 1_000_200, 1_000_900, 900_000);
  expect(clock.skewSince(0, 1_000_900)).toBe(0);
});
