import { nodeHost } from '../testing/node-host';
import { dictionaryOf } from './dictionary-of';
import { groupsOf, wordsOf } from './groups';

const host = nodeHost();

test('groups come in the order of their words, the first column first, with null and the empty string as one', async () => {
  const targets = dictionaryOf(['web', null, 'db', '', 'web', 'db', 'unused']);
  const outcomes = dictionaryOf(['failure', 'success', 'success', 'success', 'failure', 'failure', 'failure']);
  const groups = await groupsOf([targets, outcomes], Int32Array.of(0, 1, 2, 3, 4, 5), host);
  expect(Array.from(groups.counts, (count, group) => [...wordsOf(groups, group), count])).toEqual([
    ['', 'success', 2],
    ['db', 'failure', 1],
    ['db', 'success', 1],
    ['web', 'failure', 2],
  ]);
  expect(Array.from(groups.codes)).toEqual([3, 0, 2, 0, 3, 1, -1]);
});

test('without rows there are no groups', async () => {
  const { counts, codes } = await groupsOf([dictionaryOf(['web'])], new Int32Array(0), host);
  expect([counts.length, Array.from(codes)]).toEqual([0, [-1]]);
});
