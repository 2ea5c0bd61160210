import { CallSignal } from '../client/call-signal';
import { testDataSource } from '../testing/data-source';
import { tinyVendor } from '../testing/tiny-vendor';
import { firstSeen } from './first-seen';

test('what is still asked about is not forgotten for others, however long ago it was first seen', () => {
  const source = testDataSource(tinyVendor, { answer: () => ({ status: 200, body: '{}' }) });
  const seenAt = (...things: string[]) => firstSeen('things', things, source.client()).get('a');
  const first = source.host.now();
  seenAt('a', 'b');
  source.pass(60_000);
  const others = Array.from({ length: 1_999 }, (_, index) => `other ${index}`);
  expect(seenAt('a', ...others)).toBe(first);
  source.pass(60_000);
  expect(seenAt('a')).toBe(first);
});

test('when time has run out nothing is remembered, and what was read is not lost for it', () => {
  const source = testDataSource(tinyVendor, { answer: () => ({ status: 200, body: '{}' }) });
  const signal = new CallSignal();
  signal.end('deadline');
  expect(firstSeen('things', ['a'], source.client({ signal })).size).toBe(0);
});
