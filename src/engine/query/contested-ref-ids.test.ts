import { contestedRefIds, refuseContested } from './contested-ref-ids';

const query = (refId: string, json: string) => ({ refId, json, from: 0, to: 1, intervalMs: 1000, maxDataPoints: 1 });

test('a refId of different queries is refused, as one answer would be lost; one of equal queries is not', () => {
  const queries = [query('A', '{}'), query('B', '{}'), query('A', '{"limit":1}'), query('B', '{}')];
  const contested = contestedRefIds(queries);
  expect(() => refuseContested(query('A', '{}'), contested)).toThrow(
    'Several queries have the refId "A", of which Grafana shows one answer alone: give each a refId of its own.'
  );
  expect(() => refuseContested(query('B', '{}'), contested)).not.toThrow();
});
