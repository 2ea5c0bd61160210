import { addNode, uuid } from '../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../tests/simulators/opcore/start';
import { plainRequest } from '../testing/plain-request';
import { simulatedDataSource } from '../testing/simulated-data-source';
import { opcore } from '../vendors/opcore';
import { nodeAudit } from '../vendors/opcore/node-audit/reader';
import { readVendor } from './read-vendor';

test('a vendor whose login is not where it should be is not one that has lost a run', async () => {
  const server = simulateOpcore();
  addNode(server, 1);
  server.fault({ kind: 'status', status: 404, endpoint: 'POST /omk/opCharts/login' });
  const source = simulatedDataSource(opcore, server, { vendorOptions: { username: 'auditor', timeZone: 'UTC' } });
  const request = { ...plainRequest, selection: { nodes: [uuid(1)] } };
  const reading = readVendor(
    (asked, client) => nodeAudit.read({ ...asked, selection: { nodes: asked.selection.nodes ?? [] } }, client),
    request,
    nodeAudit,
    new Set([uuid(1)]),
    source.client()
  );
  await expect(reading).rejects.toThrow('opCore has no login at');
});
