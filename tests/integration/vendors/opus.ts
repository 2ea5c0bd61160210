import * as v from 'valibot';
import type { Simulator } from '../../simulators/base/simulator';
import { startOpusSimulator } from '../../simulators/opus/start';
import { type Ask, overTheLastDay, type VendorUnderTest } from './vendor-under-test';

export const opus: VendorUnderTest = {
  id: 'opus',
  name: 'Opus',
  // what has not ended would go on until now, by the clock of the plugin
  start: (options) => startOpusSimulator({ speed: 0, jobEverySeconds: 0, ...options }),
  jsonData: {},
  secureJsonData: { opusServiceKey: '_opus-key' },
  endpoints: [
    { endpoint: 'GET /job/:id/audit', through: 'query opus.jobAudit', isQuery: true, ask: auditOf },
    { endpoint: 'GET /job/:id/status', through: 'query opus.jobAudit', isQuery: true, ask: auditOf },
    { endpoint: 'GET /job/search', through: 'Save & test', ask: () => 'health' },
    {
      endpoint: 'GET /job/:id/status',
      through: 'Save & test of an Opus that cannot list jobs',
      ask: (simulator) => {
        simulator.setSwitches({ searchStatus: 404 });
        return 'health';
      },
    },
    { endpoint: 'GET /job/search', through: 'picker of jobs', ask: () => ({ options: 'jobs' }) },
  ],
};

function auditOf(simulator: Simulator): Ask {
  const { job } = v.parse(v.object({ job: v.string() }), simulator.add({ start: true, fails: false }));
  simulator.clock.advance(3_600_000);
  return overTheLastDay(simulator, { queryType: 'opus.jobAudit', jobs: [job] });
}
