import type { Simulation } from '../../../../tests/simulators/base/simulation';
import { addJob, jobRecord } from '../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../tests/simulators/puppet/start';
import { listed } from '../../testing/listed';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { puppet } from './index';

function optionsOf(kind: string, server: Simulation) {
  return listed(kind, puppet, simulatedDataSource(puppet, server).client());
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
  expect((await optionsOf('jobs', server)).value).toEqual([
    { value: '352', label: '352 deploy production, finished', description: 'by rita, 2026-11-21 11:00:00 UTC' },
    { value: '351', label: '351 task facts, failed', description: 'by rita, 2026-11-20 11:00:00 UTC' },
  ]);
});

test('what a job record does not say is left out of its label', async () => {
  const { name, state, timestamp } = jobRecord({ name: '7' });
  const body = { items: [{ name, state, timestamp }] };
  expect((await optionsOf('jobs', serverThatAnswers('jobs', body))).value).toEqual([
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
  expect((await optionsOf('nodes', serverThatAnswers('inventory', body))).value).toEqual([
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
  expect((await optionsOf('tasks', serverThatAnswers('tasks', body))).value).toEqual([
    { value: 'facts', label: 'facts' },
    { value: 'package::install', label: 'package::install' },
  ]);
});

test.each(['inventory', 'tasks'])('what the list of %s holds without a name is told of', async (endpoint) => {
  const word = endpoint === 'tasks' ? 'task' : 'node';
  const body = { items: [{ name: 'web01' }, { name: null }, 'x'] };
  expect(await optionsOf(`${word}s`, serverThatAnswers(endpoint, body))).toEqual({
    value: [{ value: 'web01', label: 'web01' }],
    shortfalls: [
      `2 ${word}s of Puppet could not be understood: they lack a name. Look at Puppet itself, and for a newer Runtrail.`,
    ],
    notices: [],
  });
});

test('jobs that could not be understood are told of, and that there are older ones than are listed', async () => {
  const items = [jobRecord({ name: '7' }), { name: '8' }];
  const { value, shortfalls, notices } = await optionsOf(
    'jobs',
    serverThatAnswers('jobs', { items, pagination: { total: 1_284 } })
  );
  expect(value).toHaveLength(1);
  expect(shortfalls).toEqual([expect.stringMatching(/^1 job of Puppet could not be understood: it lacks a name/)]);
  expect(notices).toEqual([
    { severity: 'info', text: 'Only the newest 1 of 1 284 jobs are listed: type the id of an older one.' },
  ]);
});
