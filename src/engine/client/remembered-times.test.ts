import { testDataSource } from '../testing/data-source';
import { tinyVendor } from '../testing/tiny-vendor';
import { objectBytes } from './produced';
import { rememberedTimes } from './remembered-times';

test('times are remembered as objects, which cost far more than the numbers in them', () => {
  const source = testDataSource(tinyVendor, { answer: () => ({ status: 200, body: '{}' }) });
  const told = new Map(Array.from({ length: 100 }, (_, index) => [`job ${index}`, source.host.now() - index]));
  rememberedTimes('times of jobs', told, source.client());
  expect(source.host.memory.bytes()).toBeGreaterThan(100 * objectBytes);
});
