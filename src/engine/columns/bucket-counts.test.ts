import { nodeHost } from '../testing/node-host';
import { bucketCounts } from './bucket-counts';

const host = nodeHost();
const moments = Float64Array.of(5, 25, 10, 9, 29, 30, 0);
const rows = Int32Array.of(0, 1, 2, 3, 4, 6);
const equal = { starts: Float64Array.of(0, 10, 20), interval: 10 };
const unequal = { starts: Float64Array.of(0, 10, 25) };

test.each([
  ['all rows', null, [3, 1, 2], [3, 1, 2]],
  ['each group', Int32Array.of(0, 1, 0, 1, -1, 0, 0), [2, 1, 0, 1, 0, 1], [2, 1, 0, 1, 0, 1]],
])('%s are counted by bucket, whether buckets are as long as one another or not', async (_, codes, one, other) => {
  const by = { codes, groups: codes === null ? 1 : 2 };
  expect(Array.from(await bucketCounts(rows, moments, by, equal, host))).toEqual(one);
  expect(Array.from(await bucketCounts(rows, moments, by, unequal, host))).toEqual(other);
});

test('without buckets nothing is counted', async () => {
  const by = { codes: null, groups: 1 };
  expect(await bucketCounts(rows, moments, by, { starts: new Float64Array(0), interval: 10 }, host)).toHaveLength(0);
});
