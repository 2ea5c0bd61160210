import type { Simulator } from '../../simulators/base/simulator';
import { startOpcoreSimulator } from '../../simulators/opcore/start';
import { type Ask, overTheLastDay, type VendorUnderTest } from './vendor-under-test';

const login = { once: true, mostCalls: 2, readsHeadersOnly: true } as const;

export const opcore: VendorUnderTest = {
  id: 'opcore',
  name: 'opCore',
  start: (options) => startOpcoreSimulator({ speed: 0, nodes: 0, changeEverySeconds: 0, ...options }),
  jsonData: { username: 'auditor' },
  secureJsonData: { opcorePassword: 'opcore-password' },
  endpoints: [
    {
      endpoint: 'POST /omk/opCharts/login',
      through: 'query opcore.nodeAudit',
      isQuery: true,
      ask: everyNode,
      ...login,
    },
    {
      endpoint: 'GET /omk/opCharts/v2/nodes',
      through: 'query opcore.nodeAudit of every node',
      isQuery: true,
      ask: everyNode,
      mostCalls: 2,
    },
    {
      endpoint: 'GET /omk/opCore/v2/audit/:uuid',
      through: 'query opcore.nodeAudit of every node',
      isQuery: true,
      ask: everyNode,
      mostCalls: 2,
    },
    {
      endpoint: 'GET /omk/opCore/v2/audit/:uuid',
      through: 'query opcore.nodeAudit of creations',
      isQuery: true,
      only: ['created, and no record shows it'],
      ask: (simulator) => {
        everyNode(simulator);
        const filters = [{ field: 'event', operator: '=', values: ['create node'] }];
        return overTheLastDay(simulator, { queryType: 'opcore.nodeAudit', filters });
      },
      meanwhile: (simulator) => {
        // times have whole seconds
        const at = Date.now() + 1_000;
        simulator.add({ create: 'edge-fw', at });
        simulator.add({ create: 'edge-fw', at });
      },
    },
    { endpoint: 'POST /omk/opCharts/login', through: 'Save & test', ask: () => 'health', ...login },
    {
      endpoint: 'GET /omk/opCharts/v2/nodes',
      through: 'picker of nodes',
      ask: () => ({ options: 'nodes' }),
      mostCalls: 2,
    },
  ],
};

function everyNode(simulator: Simulator): Ask {
  simulator.add({ create: 'core-sw-1', at: simulator.clock.now() - 60_000 });
  // deletions are another matter: what is known of them begins when the data source first read the list
  const filters = [{ field: 'event', operator: '=', values: ['create node', 'edit node'] }];
  return overTheLastDay(simulator, { queryType: 'opcore.nodeAudit', filters });
}
