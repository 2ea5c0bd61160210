import { groupedBy } from './grouped-by';

const count = { refId: 'A', queryType: 'puppet.jobEvents', format: 'count', groupBy: ['outcome' as const] };
const table = { refId: 'B', queryType: 'puppet.jobEvents', format: 'table' };

test("a dashboard's own grouping takes the place of a count's groups, and leaves other formats alone", () => {
  expect(groupedBy([count, table], ['actor', 'target'])).toEqual([{ ...count, groupBy: ['actor', 'target'] }, table]);
});

test('without it, or with fields that there are none of, queries stay as they are', () => {
  expect(groupedBy([count])).toEqual([count]);
  expect(groupedBy([count], ['cluster'])).toEqual([count]);
});
