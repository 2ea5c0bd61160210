import { newestOf } from './newest-of';

test('what happened last is kept, whatever came last', () => {
  const known = new Map([3, 1, 2].map((time) => [`at ${time}`, { time }] as const));
  expect(Array.from(newestOf(known, 2).keys())).toEqual(['at 3', 'at 2']);
  expect(newestOf(known, 3)).toBe(known);
});

test('a few more than are kept are kept as well, so that they are not put in order for each', () => {
  const times = (count: number) => new Map(Array.from({ length: count }, (_, time) => [String(time), { time }]));
  const [few, many] = [times(110), times(111)];
  expect(newestOf(few, 100)).toBe(few);
  expect(Array.from(newestOf(many, 100).keys())).toEqual(Array.from(times(111).keys()).slice(11).reverse());
});
