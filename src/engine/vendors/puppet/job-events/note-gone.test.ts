import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import { inProcess } from '../../../testing/in-process';
import { plainEvents, testDataSource, told } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { puppet } from '../index';
import { jobEvents } from './reader';

const request = { ...plainRequest, selection: { jobs: ['352'], jobTypes: [], tasks: [] } };
const going = { name: '352', state: 'running', finished: null };
const running = (id: number) => ({ id: String(id), type: 'node_running', details: { node: `n${id}` } });

/** The first answer with events takes its time on the way. */
function slowSource(server: Simulation) {
  const answer = inProcess(server);
  let arrive: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let answers = 0;
  const source = testDataSource(puppet, {
    clock: server.clock,
    answer: async (asked) => {
      const given = await answer(asked);
      if (asked.path.endsWith('/events') && ++answers === 1) {
        await late;
      }
      return given;
    },
  });
  return { source, arrive };
}

test('an answer that was long on its way lacks nothing for events that another one brought meanwhile', async () => {
  const server = simulatePuppet();
  addJob(server, going, running(1));
  const { source, arrive } = slowSource(server);
  const rule = jobEvents.read(request, source.client({ freshness: 'rules' }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  source.pass(300);
  addJob(server, going, running(2));
  const panel = told(await jobEvents.read(request, source.client({ freshness: 'nothing' })));
  expect(plainEvents(panel.value)).toHaveLength(2);
  source.pass(300);
  arrive();
  const { value, shortfalls } = told(await rule);
  expect(plainEvents(value)).toHaveLength(1);
  expect(shortfalls).toEqual([]);
});
