import type { Simulator } from '../../simulators/base/simulator';
import { startOpseraSimulator } from '../../simulators/opsera/start';
import { type Ask, overTheLastDay, type VendorUnderTest } from './vendor-under-test';

const task = 'deploy <web> & "api"';

export const opsera: VendorUnderTest = {
  id: 'opsera',
  name: 'Opsera',
  start: (options) => startOpseraSimulator({ speed: 0, actionEverySeconds: 0, taskEverySeconds: 0, ...options }),
  jsonData: {},
  secureJsonData: { opseraToken: 'opsera-token' },
  endpoints: [
    {
      endpoint: 'GET /api/v2/logs/audit/user',
      through: 'query opsera.userActivity',
      mostCalls: 5,
      isQuery: true,
      ask: (simulator) => {
        simulator.add({ records: 5 });
        return overTheLastDay(simulator, { queryType: 'opsera.userActivity' });
      },
    },
    { endpoint: 'POST /api/v2/logs/task', through: 'query opsera.taskLogs', isQuery: true, ask: taskLogs },
    // the zone of its filters is proved by more calls
    { endpoint: 'GET /api/v2/logs/audit/user', through: 'Save & test', ask: () => 'health', mostCalls: 4 },
    { endpoint: 'GET /api/v2/usermanagement/users', through: 'picker of users', ask: () => ({ options: 'users' }) },
    // that it only reads is not documented: it is not repeated
    { endpoint: 'POST /api/v2/tasks', through: 'picker of tasks', ask: () => ({ options: 'tasks' }), once: true },
  ],
};

function taskLogs(simulator: Simulator): Ask {
  // with a count; without one nothing tells that a log is missing
  simulator.setSwitches({ taskLogs: 'logs' });
  simulator.add({ run: task });
  simulator.clock.advance(600_000);
  return overTheLastDay(simulator, { queryType: 'opsera.taskLogs', taskNames: [task] });
}
