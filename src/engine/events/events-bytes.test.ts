import { eventsOf } from '../testing/events-of';
import { eventsBytes } from './events-bytes';

const rows = (count: number) =>
  Array.from({ length: count }, (_, time) => ({ time, target: `node-${time}.example.com` }));

test('a run of a few events costs what its columns are made of, some 12 kB, and a large one its rows', () => {
  const [few, many] = [eventsBytes([eventsOf(rows(7))]), eventsBytes([eventsOf(rows(10_000))])];
  expect(few).toBeGreaterThan(10_000);
  expect(few).toBeLessThan(20_000);
  expect(many / 10_000).toBeGreaterThan(100);
  expect(eventsBytes([eventsOf(rows(7)), eventsOf(rows(7))])).toBe(2 * few);
});
