import * as v from 'valibot';
import type { Simulator } from '../../simulators/base/simulator';
import { startPuppetSimulator } from '../../simulators/puppet/start';
import { type Ask, overTheLastDay, type VendorUnderTest } from './vendor-under-test';

const jobs = '/orchestrator/v1/jobs';

export const puppet: VendorUnderTest = {
  id: 'puppet',
  name: 'Puppet',
  start: (options) => startPuppetSimulator({ speed: 0, jobEverySeconds: 0, ...options }),
  jsonData: {},
  secureJsonData: { puppetToken: 'puppet-token' },
  endpoints: [
    {
      endpoint: `GET ${jobs}`,
      through: 'query puppet.jobs',
      isQuery: true,
      ask: (simulator) => {
        finishedJob(simulator);
        return overTheLastDay(simulator, { queryType: 'puppet.jobs' });
      },
    },
    { endpoint: `GET ${jobs}`, through: 'query puppet.jobEvents of every job', isQuery: true, ask: everyJob },
    {
      endpoint: `GET ${jobs}/:id`,
      through: 'query puppet.jobEvents of a job',
      isQuery: true,
      ask: (simulator) => overTheLastDay(simulator, { queryType: 'puppet.jobEvents', jobs: [finishedJob(simulator)] }),
    },
    {
      endpoint: `GET ${jobs}/:id/events`,
      through: 'query puppet.jobEvents of every job',
      isQuery: true,
      ask: everyJob,
    },
    {
      endpoint: `GET ${jobs}/:id/events`,
      through: 'query puppet.jobEvents of a running job',
      isQuery: true,
      goesOn: true,
      only: ['more happened than shown', 'events before their own job'],
      ask: runningJob,
    },
    { endpoint: `GET ${jobs}`, through: 'Save & test', ask: () => 'health' },
    { endpoint: 'GET /orchestrator/v1/inventory', through: 'picker of nodes', ask: () => ({ options: 'nodes' }) },
    { endpoint: 'GET /orchestrator/v1/tasks', through: 'picker of tasks', ask: () => ({ options: 'tasks' }) },
  ],
};

function finishedJob(simulator: Simulator): string {
  return v.parse(v.object({ job: v.string() }), simulator.add({ events: 7 })).job;
}

function everyJob(simulator: Simulator): Ask {
  finishedJob(simulator);
  return overTheLastDay(simulator, { queryType: 'puppet.jobEvents' });
}

/** Some of its nodes have ended, one of them just now. */
function runningJob(simulator: Simulator): Ask {
  const { job } = v.parse(
    v.object({ job: v.string() }),
    simulator.add({ start: true, type: 'deploy', fails: false, nodes: 6 })
  );
  const lastEvent = () => simulator.events()['puppet.jobEvents']?.at(-1)?.event;
  while (lastEvent() !== 'node_finished') {
    simulator.clock.advance(1_000);
  }
  return overTheLastDay(simulator, { queryType: 'puppet.jobEvents', jobs: [job] });
}
