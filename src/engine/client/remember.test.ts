import { testDataSource } from '../testing/data-source';
import { tinyVendor } from '../testing/tiny-vendor';
import { CallSignal } from './call-signal';
import type { Freshness } from './freshness';
import { remember } from './remember';

const words = () => {
  const source = testDataSource(tinyVendor, { answer: () => ({ status: 200, body: [] }) });
  return (word: string, options: { freshness?: Freshness; signal?: CallSignal } = {}) =>
    remember<readonly string[]>('words', source.client(options), (known = []) => {
      const value = [...known, word];
      return { value, bytes: 1, records: value.length };
    });
};

test.each<[Freshness, Freshness]>([
  ['panels', 'panels'],
  ['panels', 'rules'],
])('what readings for %s and %s show at the same moment is remembered of both', async (one, other) => {
  const add = words();
  await Promise.all([add('a', { freshness: one }), add('b', { freshness: other })]);
  expect(await add('c')).toEqual(['a', 'b', 'c']);
});

test('what came before the time was up is remembered', async () => {
  const add = words();
  const signal = new CallSignal();
  signal.end('deadline');
  expect(await add('a', { signal })).toEqual(['a']);
});
