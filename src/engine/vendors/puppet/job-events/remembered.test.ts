import { addJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import { filterFields } from '../../../../model/event';
import { passingWords, readFilters } from '../../../query/filters';
import { plainEvents, told } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { whole } from '../../../reading/reading';
import type { ReadRequest } from '../../vendor';
import { puppet } from '../index';
import { jobEvents } from './reader';

const over = (id: number) => ({ id: String(id), type: 'job_finished' });
const changed = { node: 'a', detail: { noop: false, status: 'changed' } };
const ran = (id: number, details: object = changed) => ({ id: String(id), type: 'node_finished', details });
const going = { state: 'running', finished: null };

/** Jobs of which something is to be said, each for another reason, among those of which there is nothing. */
function mixedJobs() {
  const server = simulatePuppet();
  addJob(server, { name: '1' }, ran(1, { node: 'a', detail: {} }), over(2));
  addJob(server, { name: '2' }, ran(3, {}), over(4));
  addJob(server, { name: '3' }, { ...ran(5), type: 'node_odd' }, over(6));
  addJob(server, { name: '4', owner: null }, ran(7), over(8));
  addJob(server, { name: '5', state: 'odd' }, ran(9), over(10));
  addJob(server, { name: '6' }, ran(11), { id: 'x', type: 'node_finished' }, over(12));
  addJob(server, { name: '7', ...going }, { ...ran(13), type: 'node_running' });
  addJob(server, { name: '8', ...going, owner: null }, { ...ran(14, {}), type: 'node_odd' });
  for (let job = 10; job < 20; job++) {
    addJob(
      server,
      { name: String(job) },
      { ...ran(3 * job), type: 'node_running' },
      ran(3 * job + 1),
      over(3 * job + 2)
    );
  }
  return server;
}

type Request = ReadRequest<typeof jobEvents.model>;

const filtered = ['outcome'] as const;

test.each([
  ['events', false, []],
  ['events', true, []],
  ['events', true, filtered],
  ['bars', false, []],
  ['bars', false, filtered],
] as const)(
  'what is remembered of jobs is told as it was when it was read: %s, details %j, filters %j',
  async (of, details, fields) => {
    const source = simulatedDataSource(puppet, mixedJobs());
    const only = Object.fromEntries(
      fields.map((field) => {
        const { filters } = readFilters([{ field, operator: '=', values: ['failure'] }], source.host);
        return [field, passingWords(filters, source.host)] as const;
      })
    );
    const request: Request = { ...plainRequest, selection: { jobs: [], jobTypes: [], tasks: [] }, details, only };
    const answer = async () => {
      const client = source.client();
      const reading = await (of === 'bars' ? jobEvents.bars : jobEvents)?.read(request, client);
      const { value, shortfalls, notices } = told(reading ?? whole([]), filterFields);
      const { calls, expiry } = client;
      return { events: plainEvents(value), said: shortfalls.sort(), notices, calls: calls.text(), expiry };
    };
    const first = await answer();
    expect(source.calls()).not.toEqual([]);
    expect(first.said.length).toBeGreaterThan(1);
    expect(await answer()).toEqual(first);
    expect(source.calls()).toEqual([]);
  }
);
