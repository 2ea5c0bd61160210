import { plainEvents, testDataSource } from '../../testing/data-source';
import type { TestDataSource } from '../../testing/data-source';
import type { ReadRequest } from '../vendor';
import { puppet } from './index';
import { jobEvents } from './job-events';
import { jobRecord, Orchestrator } from './orchestrator.fixture';
import type { Settings } from '../../connection/settings';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;

function request(more: Partial<ReadRequest> = {}, selection: Record<string, string[]> = {}): ReadRequest {
  return {
    selection: { jobs: [], jobTypes: [], tasks: [], ...selection },
    from: now - 2 * hour,
    to: now,
    details: false,
    includePayloads: false,
    ...more,
  };
}

const at = (hoursAgo: number) => new Date(now - hoursAgo * hour).toISOString().replace('.000Z', 'Z');

function puppetOf(pe: Orchestrator, settings: Partial<Settings> = {}): TestDataSource {
  return testDataSource(puppet, { answer: pe.answer, settings });
}

async function runsOf(source: TestDataSource, asked: ReadRequest): Promise<Array<string | null | undefined>> {
  const { events } = await jobEvents.read(asked, source.client());
  return plainEvents(events).map(({ run }) => run);
}

/** `count` jobs, one every `minutes`, the last one an hour ago; their ids count up. */
function company(count: number, minutes: number): Orchestrator {
  const pe = new Orchestrator();
  for (let job = 1; job <= count; job++) {
    const ended = 1 + ((count - job) * minutes) / 60;
    pe.add({ name: String(job), created: at(ended + 0.01), finished: at(ended) }, last(job));
  }
  return pe;
}

const last = (id: number) => ({ id: String(id), type: 'job_finished' });
const list = (more: string) => `GET /orchestrator/v1/jobs?limit=500&offset=${more}`;

test('an empty selection means every job that ran within the time range', async () => {
  const pe = new Orchestrator();
  pe.add({ name: '1', created: at(5), finished: at(3) }, last(1));
  pe.add({ name: '2', created: at(5), finished: at(2) }, last(2));
  pe.add({ name: '3', created: at(1.9), finished: at(1.8) }, last(3));
  pe.add({ name: '4', created: at(9), finished: null, state: 'running' }, { id: '4', type: 'node_running' });
  pe.add({ name: '5', created: at(0.5), finished: at(0.4) }, last(5));
  const source = puppetOf(pe);
  expect(await runsOf(source, request({ to: now - hour }))).toEqual(['4', '3', '2']);
  expect(source.calls().filter((call) => !call.includes('/events'))).toEqual([list('0&order_by=timestamp&order=desc')]);
});

test('jobs are narrowed by type and by whole task names, one of each by Puppet too', async () => {
  const pe = new Orchestrator();
  pe.add({ name: '1', type: 'task', options: { task: 'facts' } }, last(1));
  pe.add({ name: '2', type: 'task', options: { task: 'facts::all' } }, last(2));
  pe.add({ name: '3', type: 'plan_task', options: { task: 'facts' } }, last(3));
  pe.add({ name: '4' }, last(4));
  const source = puppetOf(pe);
  expect(await runsOf(source, request({}, { jobTypes: ['task'], tasks: ['facts'] }))).toEqual(['1']);
  expect(source.calls()[0]).toBe(list('0&order_by=timestamp&order=desc&type=task&task=facts'));
  expect(await runsOf(source, request({}, { tasks: ['facts', 'facts::all'] }))).toEqual(['3', '2', '1']);
  expect(await runsOf(source, request({}, { jobTypes: ['deploy', 'plan_task'] }))).toEqual(['4', '3']);
  source.calls();
  expect(await runsOf(source, request({}, { jobTypes: ['deploy'], tasks: ['facts'] }))).toEqual([]);
  expect(source.calls()[0]).toBe(list('0&order_by=timestamp&order=desc&type=deploy'));
});

test('the newest maxRuns of those found are read', async () => {
  const { events, shortfalls } = await jobEvents.read(
    request({ from: now - 24 * hour }),
    puppetOf(company(9, 60), { maxRuns: 3 }).client()
  );
  expect(plainEvents(events).map(({ run }) => run)).toEqual(['9', '8', '7']);
  expect(shortfalls).toEqual([
    'Only the newest 3 of 9 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('what lies further back than the newest 1 000 jobs is asked for by time', async () => {
  const pe = company(1_700, 1);
  pe.add({ name: '5000', created: at(72), finished: null, state: 'running' }, last(5000));
  const source = puppetOf(pe, { maxRuns: 10_000 });
  const from = now - 26 * hour + 1_400;
  const runs = await runsOf(source, request({ from }));
  // Every minute from an hour ago to almost 26 hours ago; the running one lies behind the newest 1 000.
  expect(runs).toHaveLength(1_500);
  expect(source.calls().filter((call) => !call.includes('/events'))).toEqual([
    list('0&order_by=timestamp&order=desc'),
    list('500&order_by=timestamp&order=desc'),
    list('1000&order_by=timestamp&order=desc&min_finish_timestamp=2026-11-20T10:00:01Z'),
  ]);
});

test('no more pages are read than maxRuns needs, and Puppet’s total says how many there are', async () => {
  const source = puppetOf(company(4_000, 1), { maxRuns: 2 });
  const { shortfalls } = await jobEvents.read(request({ from: now - 60 * hour }), source.client());
  expect(source.calls().filter((call) => !call.includes('/events'))).toHaveLength(3);
  expect(shortfalls).toEqual([
    'Only the newest 2 of 3 541 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('where Puppet’s total does not tell, the answer says more than', async () => {
  const source = puppetOf(company(6_000, 1), { maxRuns: 2 });
  const asked = request({ from: now - 60 * hour, to: now - 2 * hour });
  const { shortfalls } = await jobEvents.read(asked, source.client());
  expect(shortfalls).toEqual([
    'Only the newest 2 of more than 940 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('running jobs are looked for among the newest 1 000, and a notice says so when older ones could be running', async () => {
  const pe = company(1_200, 1);
  pe.add({ name: '2000', created: at(15), finished: null, state: 'running' }, { id: '1', type: 'node_running' });
  const { events, notices } = await jobEvents.read(request(), puppetOf(pe).client());
  expect(plainEvents(events).map(({ run }) => run)).toContain('2000');
  expect(notices).toEqual([
    {
      severity: 'info',
      text: 'Running jobs were looked for among the newest 1 000 of 1 201 jobs; any older one that still runs is not among them.',
    },
  ]);
});

test('when the range begins before the oldest job, a notice says that earlier ones were removed', async () => {
  const pe = company(9, 60);
  const asked = request({ from: now - 100 * hour });
  const removed = {
    severity: 'info',
    text: "Puppet's oldest job is from 2026-11-21 02:59:24 UTC; earlier ones were removed.",
  };
  const source = puppetOf(pe);
  expect((await jobEvents.read(asked, source.client())).notices).toEqual([removed]);
  // Narrowed, the list does not tell which job is the oldest: it is asked for.
  source.calls();
  const narrowed = await jobEvents.read(request({ from: asked.from }, { jobTypes: ['task'] }), source.client());
  expect(narrowed.notices).toEqual([removed]);
  expect(source.calls()).toEqual([
    list('0&order_by=timestamp&order=desc&type=task'),
    'GET /orchestrator/v1/jobs?limit=1&offset=0&order_by=timestamp&order=asc',
  ]);
  expect((await jobEvents.read(request({ from: now - 3 * hour }), source.client())).notices).toEqual([]);
});

test('a Puppet that knows neither pages nor filters nor creation times gives what it has, and the rest is said', async () => {
  const items = Array.from({ length: 500 }, (_, index) => {
    const { name, id, state, options, owner, environment, timestamp } = jobRecord({
      name: String(500 - index),
      finished: at(1 + index / 60),
      owner: { id: '6f0c', login: 'rita' },
    });
    return { name, id, state, options, owner, environment, timestamp };
  });
  const source = testDataSource(puppet, {
    answer: ({ path }) => ({
      status: 200,
      body: path.endsWith('/jobs') ? { items } : { items: [{ ...last(1), timestamp: at(1) }] },
    }),
  });
  const within = await jobEvents.read(request(), source.client());
  expect(within.shortfalls).toEqual([]);
  expect(plainEvents(within.events)).toHaveLength(61);
  expect(source.calls().filter((call) => !call.includes('/events'))).toHaveLength(1);
  const beyond = await jobEvents.read(request({ from: now - 24 * hour }), source.client());
  expect(beyond.shortfalls).toEqual([
    'This Puppet lists only its newest 500 jobs; earlier ones within the time range are missing.',
    'Only the newest 100 of more than 500 jobs within the time range were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('records without a name are counted in a notice', async () => {
  const pe = company(1, 1);
  const source = testDataSource(puppet, {
    answer: (asked) =>
      asked.path.endsWith('/jobs')
        ? {
            status: 200,
            body: { items: [{ state: 'finished' }, 7, jobRecord({ name: '1' })], pagination: { total: 3 } },
          }
        : pe.answer(asked),
  });
  const { events, notices } = await jobEvents.read(request(), source.client());
  expect(plainEvents(events)).toHaveLength(1);
  expect(notices).toContainEqual({
    severity: 'warning',
    text: '2 jobs could not be understood: they lack a name or a time.',
  });
});
