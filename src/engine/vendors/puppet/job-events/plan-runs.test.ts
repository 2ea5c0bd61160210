import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../../tests/simulators/puppet/start';
import type { FilterField } from '../../../../model/event';
import type { jobEvents as model } from '../../../../model/vendors/puppet';
import type { Settings } from '../../../connection/settings';
import { plainEvents, told } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { Notes } from '../../../reading/reading';
import type { RunsRequest } from '../../vendor';
import { puppet } from '../index';
import { jobEvents } from './reader';

const now = Date.UTC(2026, 10, 21, 12);

const request = (...jobs: string[]): RunsRequest<typeof model> => ({
  selection: { jobs, jobTypes: [], tasks: [] },
  from: now - 3_600_000,
  to: now,
  details: false,
  includePayloads: false,
  only: {},
  wanted: 'newest',
});

const planRun = (name: string, jobs: readonly string[], more: object = {}): object => ({
  name,
  state: 'failure',
  options: { plan_name: 'deploy::blue', parameters: {} },
  owner: { id: '6f0c', login: 'rita' },
  created_timestamp: '2026-11-21T11:10:00Z',
  finished_timestamp: '2026-11-21T11:20:00Z',
  status: Object.fromEntries(jobs.map((job) => [job, ['running', 'finished']])),
  ...more,
});

/** Jobs 7 and 8, each with a run on one node. */
function serverWith(...planRuns: object[]): Simulation {
  const server = simulatePuppet({ switches: { planJobs: 'listed' } });
  ['7', '8'].forEach((name) =>
    addJob(
      server,
      { name, type: 'plan_task', options: { task: 'restart', plan_name: 'deploy::blue' } },
      { id: `${name}1`, type: 'node_running', details: { node: `web${name}` } },
      { id: `${name}2`, type: 'node_finished', details: { node: `web${name}` } },
      { id: `${name}3`, type: 'job_finished' }
    )
  );
  planRuns.forEach((run) => server.add({ planRun: run }));
  return server;
}

const sourceOf = (server: Simulation, settings: Partial<Settings> = {}) =>
  simulatedDataSource(puppet, server, settings);

async function runsOf(server: Simulation, asked: RunsRequest<typeof model>, settings?: Partial<Settings>) {
  const reading = await jobEvents.readRuns?.(asked, sourceOf(server, settings).client());
  const { value, notices, shortfalls } = told(reading ?? (await Promise.reject(new Error('no runs'))));
  return { runs: value, notices: notices.map(({ text }) => text), shortfalls };
}

test('a plan run is shown as its jobs and their nodes', async () => {
  const { runs, notices, shortfalls } = await runsOf(serverWith(planRun('12', ['8', '7'])), request('plan 12'));
  expect(runs).toMatchObject([
    {
      id: 'plan 12',
      title: 'Plan deploy::blue',
      outcome: 'failure',
      actor: 'rita',
      end: Date.UTC(2026, 10, 21, 11, 20),
    },
  ]);
  expect(runs[0]?.parts?.map(({ id, title, nodes }) => [id, title, nodes?.begun.length])).toEqual([
    ['7', 'Task restart of plan deploy::blue', 1],
    ['8', 'Task restart of plan deploy::blue', 1],
  ]);
  expect([...notices, ...shortfalls]).toEqual([]);
});

test('the events of a plan run are those of its jobs, each once', async () => {
  const source = sourceOf(serverWith(planRun('12', ['7', '8'], { state: 'success' })));
  const { value, notices, shortfalls } = told(await jobEvents.read(request('plan 12', '7'), source.client()));
  expect(new Set(plainEvents(value).map(({ eventId }) => eventId))).toEqual(
    new Set(['7/71', '7/72', '7/73', '8/81', '8/82', '8/83'])
  );
  expect(plainEvents(value)).toHaveLength(6);
  expect([...notices, ...shortfalls]).toEqual([]);
  expect(source.calls()[0]).toBe('GET /orchestrator/v1/plan_jobs/12');
});

test('of runs given of which one cannot be read, the newest of the others is shown, and which one it was is said', async () => {
  const { runs, shortfalls } = await runsOf(serverWith(planRun('12', ['7'])), request('plan 99', 'plan 12', '99'));
  expect(runs.map(({ id }) => id)).toEqual(['plan 12']);
  expect(shortfalls).toEqual([
    'Run 99 could not be read: Puppet has no job 99.',
    'Run plan 99 could not be read: Puppet has no plan run 99.',
  ]);
});

test('of several runs given, jobs and plan runs alike, the newest is shown', async () => {
  const older = planRun('3', ['7'], {
    created_timestamp: '2026-11-21T10:59:00Z',
    finished_timestamp: '2026-11-21T11:01:00Z',
  });
  const server = serverWith(older, planRun('12', ['8']));
  const { runs, notices } = await runsOf(server, request('plan 3', '7', 'plan 12'));
  expect(runs.map(({ id }) => id)).toEqual(['plan 12']);
  expect(notices).toEqual(['Only the newest of the 3 runs given is shown: plan 12.']);
  expect((await runsOf(server, request('plan 3', '7'))).runs.map(({ id }) => id)).toEqual(['7']);
});

test('progress of a plan run is that of its jobs', async () => {
  const { runs } = await runsOf(serverWith(planRun('12', ['7', '8'])), { ...request('plan 12'), wanted: 'states' });
  expect(runs.map(({ id }) => id)).toEqual(['8', '7']);
});

test('a plan run that Puppet does not have is named, and leaves others standing', async () => {
  const server = serverWith(planRun('12', ['7']));
  await expect(runsOf(server, request('plan 99'))).rejects.toThrow('Puppet has no plan run 99.');
  const { value, shortfalls } = told(await jobEvents.read(request('plan 99', '7'), sourceOf(server).client()));
  expect(plainEvents(value)).toHaveLength(3);
  expect(shortfalls).toEqual(['Run plan 99 could not be read: Puppet has no plan run 99.']);
});

test('a plan run without jobs is a notice and a picture of its own', async () => {
  const server = serverWith(planRun('12', [], { state: 'success' }));
  const { value, notices, shortfalls } = told(await jobEvents.read(request('plan 12'), sourceOf(server).client()));
  expect(value).toEqual([]);
  expect([notices.map(({ text }) => text), shortfalls]).toEqual([
    ['Puppet names no jobs of plan 12, so that it has no events.'],
    [],
  ]);
  expect((await runsOf(server, request('plan 12'))).runs).toMatchObject([{ id: 'plan 12', parts: [] }]);
});

test.each([undefined, null, ['7', '8']])(
  'where its jobs cannot be read (%j) a plan run is not empty',
  async (status) => {
    const server = serverWith(planRun('12', [], { status }));
    const due = [
      'Puppet does not say which jobs plan 12 is made of, so that their events are missing: give the jobs themselves.',
    ];
    expect(told(await jobEvents.read(request('plan 12'), sourceOf(server).client())).shortfalls).toEqual(due);
    expect((await runsOf(server, request('plan 12'))).shortfalls).toEqual(due);
  }
);

describe('a plan run that failed although none of its jobs did', () => {
  const said =
    '1 plan run of Puppet failed without an event of its jobs that shows a failure: query type Jobs (puppet.jobs) shows how plan runs ended.';
  const saidOf = async (server: Simulation, ...deciding: FilterField[]) => {
    const notes = new Notes();
    notes.take(await jobEvents.read(request('plan 12'), sourceOf(server).client()));
    const { notices, shortfalls } = notes.sentences(new Set(deciding));
    return { notices: notices.map(({ text }) => text), shortfalls };
  };

  test('is a notice, and a shortfall where outcomes decide, whether or not it has jobs', async () => {
    const withJobs = serverWith(planRun('12', ['7', '8']));
    expect(await saidOf(withJobs)).toEqual({ notices: [said], shortfalls: [] });
    expect(await saidOf(withJobs, 'outcome')).toEqual({ notices: [], shortfalls: [said] });
    expect((await saidOf(serverWith(planRun('12', [])), 'outcome')).shortfalls).toEqual([said]);
  });

  test('is nothing to be said where it did not fail, or where an event of a job shows it', async () => {
    const nothing = { notices: [], shortfalls: [] };
    expect(await saidOf(serverWith(planRun('12', ['7'], { state: 'success' })), 'outcome')).toEqual(nothing);
    const server = serverWith(planRun('12', ['7', '9']));
    addJob(
      server,
      { name: '9', type: 'plan_task', state: 'failed', nodeStates: { failed: 1 } },
      { id: '91', type: 'node_running', details: { node: 'web9' } },
      { id: '92', type: 'node_failed', details: { node: 'web9' } },
      { id: '93', type: 'job_finished' }
    );
    expect(await saidOf(server, 'outcome')).toEqual(nothing);
  });
});

test('of a plan run with more jobs than may be read the first are shown, which is said', async () => {
  const server = serverWith(planRun('12', ['7', '8']));
  const { runs, shortfalls } = await runsOf(server, request('plan 12'), { maxRuns: 1 });
  expect(runs[0]?.parts?.map(({ id }) => id)).toEqual(['7']);
  expect(shortfalls).toEqual([
    'Only the first 1 of the 2 jobs of plan 12 were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('runs given that did not run within the range are said', async () => {
  const { runs, notices } = await runsOf(serverWith(planRun('12', ['7'])), {
    ...request('plan 12'),
    to: now - 3_540_000,
  });
  expect(runs).toEqual([]);
  expect(notices).toEqual(["Puppet's plan 12 did not run within the time range."]);
});
