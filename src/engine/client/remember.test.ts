import { testDataSource } from '../testing/data-source';
import { tinyVendor } from '../testing/tiny-vendor';
import { remember } from './remember';

test('what several add at the same moment is all remembered', async () => {
  const source = testDataSource(tinyVendor, { answer: () => ({ status: 200, body: '{}' }) });
  const add = (word: string): Promise<string> =>
    remember<string>('words', source.client(), (known = '') => ({ value: known + word, bytes: 10, records: 1 }));
  expect(await Promise.all(['a', 'b', 'c'].map(add))).toEqual(['a', 'ab', 'abc']);
  expect(await add('d')).toBe('abcd');
});
