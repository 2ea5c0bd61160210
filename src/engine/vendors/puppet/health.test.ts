import { jobRecord } from '../../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../../tests/simulators/puppet/start';
import { told, type TestDataSource } from '../../testing/data-source';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { puppet } from './index';

function sourceWith(jobs: object, planJobs = 'listed') {
  const server = simulatePuppet();
  server.setSwitches({ planJobs });
  server.fault({ kind: 'answer', endpoint: '/orchestrator/v1/jobs', body: jobs });
  return simulatedDataSource(puppet, server);
}

const checked = async (source: TestDataSource) => told(await puppet.checkHealth(source.client()));
const seenIn = async (jobs: object) => (await checked(sourceWith(jobs))).value;
const job = (created: string) => jobRecord({ name: '1284', created });

test('health says how many jobs are visible and how old the newest is', async () => {
  const body = { items: [job('2026-11-21T10:41:07Z')], pagination: { limit: 1, offset: 0, total: 1284 } };
  expect(await seenIn(body)).toBe(
    'Puppet orchestrator answered: 1 284 jobs visible, the newest from 2026-11-21 10:41:07 UTC (79 min ago)'
  );
});

test('a newest job that is old is shown so', async () => {
  const body = { items: [job('2026-10-01T10:41:07Z')], pagination: { total: 1 } };
  expect(await seenIn(body)).toBe(
    'Puppet orchestrator answered: 1 job visible, the newest from 2026-10-01 10:41:07 UTC (51 days ago)'
  );
});

test('a Puppet that does not count its jobs is healthy too', async () => {
  expect(await seenIn({ items: [job('2026-11-21T10:41:07Z')] })).toBe(
    'Puppet orchestrator answered: jobs are visible, the newest from 2026-11-21 10:41:07 UTC (79 min ago)'
  );
});

test('a Puppet without jobs is healthy', async () => {
  expect(await seenIn({ items: [], pagination: { offset: 0, total: 0 } })).toBe(
    'Puppet orchestrator answered: no jobs visible yet'
  );
});

test('health asks for one job and one plan run only', async () => {
  const source = sourceWith({ items: [] });
  await checked(source);
  expect(source.calls()).toEqual([
    'GET /orchestrator/v1/jobs?limit=1&offset=0&order_by=timestamp&order=desc',
    'GET /orchestrator/v1/plan_jobs?limit=1&offset=0&order_by=timestamp&order=desc&results=exclude',
  ]);
});

test('health says when plan runs cannot be read', async () => {
  const source = sourceWith({ items: [] }, 'forbidden');
  expect((await checked(source)).value).toBe(
    `Puppet orchestrator answered: no jobs visible yet. Plan runs cannot be read: Puppet does not let the token's user read the list of plan runs (403): give a role of that user the permission to view plans in the console.`
  );
});

test('a job that could not be understood is told of, where Puppet sends more than one', async () => {
  const body = { items: [job('2026-11-21T10:41:07Z'), { name: '1283' }] };
  expect((await checked(sourceWith(body))).shortfalls).toEqual([
    expect.stringMatching(/^1 job of Puppet could not be understood: it lacks a name/),
  ]);
});
