import { testDataSource } from '../../testing/data-source';
import { opcore } from './index';
import { OpcoreServer, settings, uuid } from './opcore.fixture';

test('nodes of all pages are offered alphabetically, by name where they have one', async () => {
  const server = new OpcoreServer();
  server.largestPage = 2;
  server.add(1, null, 'web');
  server.add(2, null, 'core <1>\n');
  server.add(3, null, ' ');
  const source = testDataSource(opcore, { answer: server.answer, settings });
  expect(await opcore.options.nodes?.(source.client())).toEqual([
    { value: uuid(3), label: uuid(3) },
    { value: uuid(2), label: 'core <1>' },
    { value: uuid(1), label: 'web' },
  ]);
});
