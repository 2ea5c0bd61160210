import { uuid } from '../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../tests/simulators/opcore/start';
import { opcoreOf } from '../../testing/opcore-rule';
import { opcore } from './index';

test('nodes of all pages are offered alphabetically, by name where they have one', async () => {
  const server = simulateOpcore({ switches: { maxLimit: 2 } });
  server.add({ create: 'web', uuid: uuid(1) });
  server.add({ create: 'core <1>\n', uuid: uuid(2) });
  server.add({ create: ' ', uuid: uuid(3) });
  const source = opcoreOf(server);
  expect(await opcore.options.nodes?.(source.client())).toEqual([
    { value: uuid(3), label: uuid(3) },
    { value: uuid(2), label: 'core <1>' },
    { value: uuid(1), label: 'web' },
  ]);
});
