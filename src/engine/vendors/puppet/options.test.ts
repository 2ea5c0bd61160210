import type { Simulation } from '../../../../tests/simulators/base/simulation';
import { addJob, jobRecord } from '../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../tests/simulators/puppet/start';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { puppet } from './index';

function optionsOf(kind: string, server: Simulation) {
  const list = puppet.options[kind];
  if (list === undefined) {
    throw new Error(`no options of kind ${kind}`);
  }
  return list(simulatedDataSource(puppet, server).client());
}

function serverThatAnswers(endpoint: string, body: object, status = 200) {
  const server = simulatePuppet();
  server.fault({ kind: 'answer', endpoint: `/orchestrator/v1/${endpoint}`, status, body });
  return server;
}

test('jobs are offered newest first, with what they did, who began them and when', async () => {
  const server = simulatePuppet();
  addJob(server, {
    name: '351',
    created: '2026-11-20T11:00:00Z',
    finished: '2026-11-20T11:00:03Z',
    type: 'task',
    options: { task: 'facts' },
    state: 'failed',
  });
  addJob(server, { name: '352' });
  expect(await optionsOf('jobs', server)).toEqual([
    { value: '352', label: '352 deploy production, finished', description: 'by rita, 2026-11-21 11:00:00 UTC' },
    { value: '351', label: '351 task facts, failed', description: 'by rita, 2026-11-20 11:00:00 UTC' },
  ]);
});

test('what a job record does not say is left out of its label', async () => {
  const { name, state, timestamp } = jobRecord({ name: '7' });
  const body = { items: [{ name, state, timestamp }] };
  expect(await optionsOf('jobs', serverThatAnswers('jobs', body))).toEqual([
    { value: '7', label: '7 deploy, finished', description: '2026-11-21 11:05:00 UTC' },
  ]);
});

test('nodes are those of the inventory, connected or not, alphabetically', async () => {
  const body = {
    items: [
      {
        name: 'web02.example.com',
        connected: true,
        broker: 'pcp://pe.example.com/server',
        timestamp: '2016-010-22T13:36:41.449Z',
      },
      { name: 'db01.example.com', connected: false },
    ],
  };
  expect(await optionsOf('nodes', serverThatAnswers('inventory', body))).toEqual([
    { value: 'db01.example.com', label: 'db01.example.com' },
    { value: 'web02.example.com', label: 'web02.example.com' },
  ]);
});

test('nodes cannot be listed while the broker is out of reach', async () => {
  await expect(
    optionsOf('nodes', serverThatAnswers('inventory', { kind: 'x/y', msg: 'z' }, 500))
  ).rejects.toMatchObject({
    status: 500,
    message:
      'Puppet cannot list its nodes (500): the orchestrator does not reach its PCP broker; node names can be typed.',
  });
});

test('tasks are offered alphabetically', async () => {
  const body = {
    environment: { name: 'production', code_id: null },
    items: [
      { id: 'https://pe.example.com:8143/orchestrator/v1/tasks/package/install', name: 'package::install' },
      { id: 'https://pe.example.com:8143/orchestrator/v1/tasks/facts', name: 'facts' },
    ],
  };
  expect(await optionsOf('tasks', serverThatAnswers('tasks', body))).toEqual([
    { value: 'facts', label: 'facts' },
    { value: 'package::install', label: 'package::install' },
  ]);
});
