import { utcText } from './utc-text';

test.each([
  [Date.UTC(2026, 10, 20, 10, 41, 7), '2026-11-20 10:41:07 UTC'],
  [NaN, 'an unknown time'],
  [Date.UTC(10_000, 0), 'a time after the year 9999'],
  [Infinity, 'a time after the year 9999'],
])('%d is told as %s', (epochMs, text) => {
  expect(utcText(epochMs)).toBe(text);
});
