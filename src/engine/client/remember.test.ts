import { testDataSource } from '../testing/data-source';
import { tinyVendor } from '../testing/tiny-vendor';
import { CallSignal } from './call-signal';
import type { Freshness } from './freshness';

const words = () => {
  const source = testDataSource(tinyVendor, { answer: () => ({ status: 200, body: [] }) });
  return (word: string, options: { freshness?: Freshness; signal?: CallSignal } = {}) =>
    source.client(options).remember<readonly string[]>('words', (known = []) => {
      const value = [...known, word];
      return { value, bytes: 1, records: value.length };
    });
};

test.each<Freshness>(['panels', 'rules', 'nothing'])('what a reading for %s showed is known to all others', (one) => {
  const add = words();
  add('a', { freshness: one });
  expect(add('b')).toEqual(['a', 'b']);
  expect(add('c', { freshness: 'rules' })).toEqual(['a', 'b', 'c']);
});

test('what came before the time was up is remembered', () => {
  const add = words();
  const signal = new CallSignal();
  signal.end('deadline');
  expect(add('a', { signal })).toEqual(['a']);
});
