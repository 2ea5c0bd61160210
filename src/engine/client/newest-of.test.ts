import { newestOf } from './newest-of';

test('what happened last is kept, whatever came last', () => {
  const known = new Map([3, 1, 2].map((time) => [`at ${time}`, { time }] as const));
  expect(Array.from(newestOf(known, 2).keys())).toEqual(['at 3', 'at 2']);
  expect(newestOf(known, 3)).toBe(known);
});
