import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { companyOf } from '../../../../../tests/simulators/puppet/handmade-company';
import { addJob } from '../../../../../tests/simulators/puppet/handmade-job';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import type { ReadRequest } from '../../vendor';
import { puppet } from '../index';
import { jobs } from '../jobs/reader';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;

const since = (hoursAgo: number): ReadRequest => ({
  selection: { jobTypes: [], tasks: [] },
  from: now - hoursAgo * hour,
  to: now,
  details: false,
  includePayloads: false,
  only: {},
});

const at = (hoursAgo: number) => new Date(now - hoursAgo * hour).toISOString().replace('.000Z', 'Z');
const last = (id: number) => ({ id: String(id), type: 'job_finished' });

const company = (count: number, minutes: number): Simulation => companyOf(count, minutes, now);

test('a list that moves up while it is read is gone back in, so that no job is missing', async () => {
  const server = company(1_200, 1);
  afterPage(server, (offset) => offset === 0 && leaveFront(server, 1_198, 1_200));
  const source = simulatedDataSource(puppet, server);
  const { value, shortfalls } = told(await jobs.read(since(15.5), source.client()));
  const runs = plainEvents(value).map(({ run }) => Number(run));
  // The three were seen before they left, and are still among those that ran.
  expect(new Set(runs).size).toBe(871);
  expect(shortfalls).toEqual([]);
});

test('a job that ends while the list is read moves to its front and is found there', async () => {
  const server = company(900, 1);
  server.setSwitches({ echoesOrder: false });
  const old = { name: '5000', created: at(30), finished: null, state: 'running' };
  addJob(server, old, last(5000));
  const source = simulatedDataSource(puppet, server);
  afterPage(server, (offset) => offset === 0 && addJob(server, { ...old, finished: at(0), state: 'failed' }));
  const { value, shortfalls } = told(await jobs.read(since(15.5), source.client()));
  const runs = plainEvents(value).map(({ run }) => run);
  expect(runs).toHaveLength(872);
  expect(runs).toContain('5000');
  expect(shortfalls).toEqual([]);
});

test.each([1, 40])(
  'of %i jobs that end after the first page and before what runs is listed none is missing',
  async (count) => {
    const server = company(1_200, 1);
    const names = Array.from({ length: count }, (_, job) => String(5_000 + job));
    const old = { created: at(30), finished: null, state: 'running' };
    // One more goes on, by which the list in the order of states proves that it has all that do.
    ['9000', ...names].forEach((name) => addJob(server, { ...old, name }, last(Number(name))));
    afterPage(server, (offset) => {
      if (offset === 0) {
        server.afterAnswer(() => undefined);
        names.forEach((name) => addJob(server, { ...old, name, finished: at(0), state: 'failed' }));
      }
    });
    const source = simulatedDataSource(puppet, server);
    const { value, shortfalls } = told(await jobs.read(since(0.5), source.client()));
    expect(plainEvents(value).map(({ run }) => run)).toEqual(expect.arrayContaining(names));
    expect(shortfalls).toEqual([]);
  }
);

test.each([5, 400])('of %i jobs that end while the list is read none is missing, for panels too', async (count) => {
  const server = company(1_200, 1);
  const fail = (name: string) => addJob(server, { name, created: at(30), finished: at(0.1), state: 'failed' });
  afterPage(server, (offset) => {
    if (offset === 0) {
      server.afterAnswer(() => undefined);
      Array.from({ length: count }, (_, job) => fail(String(job + 1)));
    }
  });
  const source = simulatedDataSource(puppet, server);
  const { value, shortfalls } = told(await jobs.read(since(12), source.client()));
  expect(plainEvents(value).filter(({ outcome }) => outcome === 'failure')).toHaveLength(count);
  expect(shortfalls).toEqual([]);
});

test.each([10, 400])(
  'of %i jobs that ended in the same second, which each page sorts otherwise, none is missing',
  async (count) => {
    const { value, shortfalls } = told(await jobs.read(since(24), ofOneSecond(count).client()));
    expect(new Set(plainEvents(value).map(({ run }) => run)).size).toBe(1_200);
    expect(shortfalls).toEqual([]);
  }
);

test('where more jobs ended in the same second than a page has some may be missing', async () => {
  const { shortfalls } = told(await jobs.read(since(12), ofOneSecond(600).client()));
  expect(shortfalls).toEqual([expect.stringContaining('some may be missing')]);
});

/** A Puppet with so many jobs of one second where the second page begins. */
function ofOneSecond(count: number): TestDataSource {
  const server = company(1_200, 1);
  server.setSwitches({ ties: 'byOffset' });
  for (let job = 0; job < count; job++) {
    addJob(server, { name: String(700 - count / 2 + job), created: at(9.5), finished: at(9.33) });
  }
  return simulatedDataSource(puppet, server);
}

test('a job that ends in the same second as the ten that ended last is not missing', async () => {
  const server = company(1_200, 1);
  for (let job = 6_001; job <= 6_010; job++) {
    addJob(server, { name: String(job), created: at(1), finished: at(0) }, last(job));
  }
  const old = { name: '5000', created: at(30), finished: null, state: 'running' };
  [old, { ...old, name: '9000' }].forEach((job) => addJob(server, job, last(Number(job.name))));
  afterPage(server, (offset) => {
    if (offset === 0) {
      server.afterAnswer(() => undefined);
      addJob(server, { ...old, finished: at(0), state: 'failed' });
    }
  });
  const { value } = told(await jobs.read(since(0.5), simulatedDataSource(puppet, server).client()));
  expect(plainEvents(value).map(({ run }) => run)).toContain('5000');
});

test('a list that never holds still is a shortfall', async () => {
  const server = company(2_000, 1);
  let newest = 2_000;
  afterPage(server, () => {
    leaveFront(server, newest - 299, newest);
    newest -= 300;
  });
  const source = simulatedDataSource(puppet, server);
  const { shortfalls } = told(await jobs.read(since(60), source.client()));
  expect(shortfalls).toContain(
    "Puppet's list of jobs moved while it was read, so that some may be missing: try again."
  );
});

test.each(['number', 'text', 'absent', 'page'] as const)(
  'small pages are read to their end, the total be %s',
  async (total) => {
    const server = company(230, 1);
    server.setSwitches({ pageCap: 100, total });
    const { value, shortfalls } = told(await jobs.read(since(9), simulatedDataSource(puppet, server).client()));
    expect(plainEvents(value)).toHaveLength(230);
    expect(shortfalls).toEqual([]);
  }
);

test.each(['number', 'text', 'absent', 'page'] as const)(
  'the only job is listed once, the total be %s',
  async (total) => {
    const server = company(1, 1);
    server.setSwitches({ total });
    const { value } = told(await jobs.read(since(9), simulatedDataSource(puppet, server).client()));
    expect(plainEvents(value)).toHaveLength(1);
  }
);

test('a page on which a job comes twice does not look like all that there are, as it counts no more than itself', async () => {
  const server = company(1_200, 1);
  server.setSwitches({ total: 'page', repeatsJob: true });
  const { value, shortfalls } = told(await jobs.read(since(24), simulatedDataSource(puppet, server).client()));
  expect(new Set(plainEvents(value).map(({ run }) => run)).size).toBe(1_200);
  expect(shortfalls).toEqual([]);
});

test('a list by name proves nothing of the times behind it: it is read to its end', async () => {
  const server = company(1_200, 1);
  // Job 1 ended last.
  addJob(server, { name: '1', created: at(30), finished: at(0.1), state: 'failed' }, last(1));
  server.setSwitches({ order: 'name' });
  const { value, shortfalls } = told(await jobs.read(since(0.5), simulatedDataSource(puppet, server).client()));
  expect(plainEvents(value).map(({ run }) => run)).toEqual(['1']);
  expect(shortfalls).toEqual([]);
});

/** What happens each time after a page of the list in the order of time. */
function afterPage(server: Simulation, happen: (offset: number) => unknown): void {
  server.afterAnswer(({ path, query }) => {
    if (path.endsWith('v1/jobs') && query.get('order_by') === 'timestamp') {
      happen(Number(query.get('offset')));
    }
  });
}

/** Moves jobs from the front of the list to its end, so that those behind them move up. */
function leaveFront(server: Simulation, first: number, last: number): void {
  for (let job = first; job <= last; job++) {
    addJob(server, { name: String(job), created: at(999), finished: at(999) });
  }
}

test('as many jobs as there may be events at most are all that there are where no other comes after them', async () => {
  const source = simulatedDataSource(puppet, company(500, 1), { maxEvents: 500 });
  const { value, shortfalls } = told(await jobs.read(since(24), source.client()));
  expect(plainEvents(value)).toHaveLength(500);
  expect(shortfalls).toEqual([]);
});
