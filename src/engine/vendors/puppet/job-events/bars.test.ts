import { addJob, type WantedEvent, type WantedJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import { plainEvents, told } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import { puppet } from '../index';
import { jobEvents } from './reader';

const at = (minute: number) => `2026-11-21T11:0${minute}:00Z`;
const event = (id: number, type: string, node?: string): WantedEvent => ({
  id: String(id),
  type,
  timestamp: at(id),
  details: node === undefined ? {} : { node },
});

async function barsOf(job: WantedJob, ...events: WantedEvent[]) {
  const server = simulatePuppet();
  addJob(server, job, ...events);
  const source = simulatedDataSource(puppet, server);
  const request = {
    ...plainRequest,
    selection: { jobs: [job.name], jobTypes: [], tasks: [] },
  };
  const reading = await jobEvents.bars?.read(request, source.client());
  return plainEvents(reading === undefined ? [] : told(reading).value).map((bar) => [
    bar.time?.slice(14, 16),
    bar.end?.slice(14, 16) ?? null,
    bar.event,
    bar.outcome,
    bar.target,
    bar.eventId,
  ]);
}

test('a bar carries its outcome event’s fields and the time of node_running', async () => {
  const bars = await barsOf(
    { name: '7', state: 'failed' },
    event(1, 'node_running', 'a'),
    event(2, 'node_running', 'b'),
    event(3, 'node_failed', 'b'),
    event(4, 'node_finished', 'a'),
    event(5, 'node_skipped', 'c'),
    event(6, 'job_finished')
  );
  expect(bars).toEqual([
    ['02', '03', 'node_failed', 'failure', 'b', '7/3'],
    ['01', '04', 'node_finished', 'success', 'a', '7/4'],
    ['05', null, 'node_skipped', 'skipped', 'c', '7/5'],
    ['06', null, 'job_finished', 'failure', null, '7/6'],
  ]);
});

test('a run that only the job’s finish closes ends with it, its outcome unknown', async () => {
  const bars = await barsOf({ name: '7', state: 'stopped' }, event(1, 'node_running', 'a'), event(4, 'job_aborted'));
  expect(bars).toEqual([
    ['01', '04', 'node_running', 'unknown', 'a', '7/1'],
    ['04', null, 'job_aborted', 'failure', null, '7/4'],
  ]);
});

test('without an event of its own the job’s finish is that of its record', async () => {
  const bars = await barsOf({ name: '7', finished: at(9) }, event(1, 'node_running', 'a'));
  expect(bars).toEqual([['01', '09', 'node_running', 'unknown', 'a', '7/1']]);
});

test('a run of a running job goes on', async () => {
  const bars = await barsOf({ name: '7', state: 'running', finished: null }, event(1, 'node_running', 'a'));
  expect(bars).toEqual([['01', null, 'node_running', 'running', 'a', '7/1']]);
});
