import { told, testDataSource, type TestDataSource } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { puppet } from '../index';
import { jobEvents } from '../job-events/reader';
import { jobs } from '../jobs/reader';

const minute = 60_000;
const now = Date.UTC(2026, 10, 21, 12);
const day = 24 * 60;
const range = { from: now - 60 * minute, to: now + 60 * minute };
const everything: Record<'jobs' | 'jobTypes' | 'tasks', string[]> = { jobs: [], jobTypes: [], tasks: [] };

/** A job that ended so many minutes before `now`. */
const job = (name: string, ago: number) => {
  const [created = '', finished = ''] = [ago + 1, ago].map((minutes) => new Date(now - minutes * minute).toISOString());
  return { name, state: 'failed', created_timestamp: created, finished_timestamp: finished, timestamp: finished };
};

/** What an alert rule is told of each of these lists, asked for one after another; `hours` of range, for each its own. */
async function toldOf(lists: object[][], selection = everything, hours: number[] = []): Promise<string[][]> {
  let items: object[] = [];
  const source = testDataSource(puppet, {
    now,
    answer: ({ path }) => ({
      status: 200,
      body: path.endsWith('/jobs')
        ? { items, pagination: { total: items.length } }
        : { items: [], pagination: { total: 0 } },
    }),
  });
  const said: string[][] = [];
  for (const [index, list] of lists.entries()) {
    items = list;
    const from = now - 60 * minute * (hours[index] ?? 1);
    const asked = { ...plainRequest, ...range, from, selection };
    said.push(told(await jobs.read(asked, source.client({ freshness: 'rules' }))).shortfalls);
    source.pass(minute);
  }
  return said;
}

const [seven, eight, nine] = [job('7', 10), job('8', 9), job('9', 8)];
const lost = (count: string) =>
  `Puppet does not list ${count} of the time range any more that it listed before: look whether the token's user may still see all jobs, and try again.`;
const moved =
  "Puppet gives 2 jobs other times than before, so that jobs may be missing from the time range: check Puppet's clock and zone.";

test('a list without jobs of the range that were listed before is a shortfall each time, until it has them again', async () => {
  const lists = [[nine, eight, seven], [], [nine], [nine], [nine, eight, seven]];
  expect(await toldOf(lists)).toEqual([[], [lost('3 jobs')], [lost('2 jobs')], [lost('2 jobs')], []]);
});

describe('lists that are read within a moment', () => {
  const readBy = (source: TestDataSource, freshness: 'panels' | 'rules') =>
    jobs.read({ ...plainRequest, ...range, selection: everything }, source.client({ freshness }));
  const listing = () => {
    const list = { items: [nine, eight, seven] };
    const source = testDataSource(puppet, {
      now,
      answer: ({ path }) => {
        const items = path.endsWith('/jobs') ? list.items : [];
        return { status: 200, body: { items, pagination: { total: items.length } } };
      },
    });
    return { list, source };
  };

  test('are held against each other where one was asked for when the other was there', async () => {
    const { list, source } = listing();
    await readBy(source, 'rules');
    source.pass(1_000);
    list.items = [];
    expect(told(await readBy(source, 'rules')).shortfalls).toEqual([lost('3 jobs')]);
  });

  test('are not where the one that is kept was asked for before', async () => {
    const { list, source } = listing();
    await readBy(source, 'panels');
    source.pass(1_000);
    list.items = [job('10', 0), nine, eight, seven];
    await readBy(source, 'rules');
    source.pass(1_000);
    source.calls();
    expect(told(await readBy(source, 'panels')).shortfalls).toEqual([]);
    expect(source.calls().filter((call) => call.includes('/jobs?'))).toEqual([]);
  });
});

test('jobs that ended hours earlier than before are a shortfall each time, until they are right again', async () => {
  const right = [eight, seven];
  const early = [job('8', 309), job('7', 310)];
  expect(await toldOf([right, early, early, right])).toEqual([[], [moved], [moved], []]);
});

test('jobs that Puppet removed for their age are none, nor are those that it was not asked for', async () => {
  const old = job('1', 90);
  expect(await toldOf([[seven, old], [seven]])).toEqual([[], []]);
  expect(await toldOf([[nine, eight], []], { ...everything, jobTypes: ['deploy'] })).toEqual([[], []]);
});

test('plan runs are watched as jobs are', async () => {
  let items: object[] = [];
  const source = testDataSource(puppet, {
    now,
    answer: () => ({ status: 200, body: { items, pagination: { total: items.length } } }),
  });
  const selection = { ...everything, jobTypes: ['plan'] };
  const said: string[][] = [];
  for (const list of [[eight, seven], [seven], [eight, job('7', 310)]]) {
    items = list.map((one) => ({ ...one, state: 'failure' }));
    said.push(
      told(await jobs.read({ ...plainRequest, ...range, selection }, source.client({ freshness: 'rules' }))).shortfalls
    );
    source.pass(minute);
  }
  expect(said).toEqual([
    [],
    [expect.stringMatching(/^Puppet does not list 1 plan run of the time range any more/)],
    [expect.stringMatching(/^Puppet gives 1 plan run other times/)],
  ]);
});

test('a job that is asked for by its id is held against what was told of it before', async () => {
  let hours = 0;
  const source = testDataSource(puppet, {
    now,
    answer: ({ path }) => ({
      status: 200,
      body: path.endsWith('/events')
        ? {
            items: [
              { id: '1', type: 'job_finished', timestamp: new Date(now - 600_000 - hours * 3_600_000).toISOString() },
            ],
          }
        : { ...job('7', 10 + 60 * hours), node_count: 0 },
    }),
  });
  const asked = { ...plainRequest, ...range, selection: { ...everything, jobs: ['7'] } };
  const shortfalls = async () => told(await jobEvents.read(asked, source.client({ freshness: 'rules' }))).shortfalls;
  expect(await shortfalls()).toEqual([]);
  hours = 5;
  expect(await shortfalls()).toEqual([expect.stringMatching(/^Puppet gives 1 job other times/)]);
});

test('a long panel does not make a rule forget the newest jobs', async () => {
  const month = Array.from({ length: 2_500 }, (_, index) => job(String(5_000 - index), 28 * day + index));
  const all = [nine, eight, seven, ...month];
  const early = [job('9', 308), job('8', 309), job('7', 310), ...month];
  const [, , without] = await toldOf([[nine, eight, seven], all, month], everything, [1, 29 * 24, 1]);
  expect(without).toContain(lost('3 jobs'));
  const [, , shifted] = await toldOf([[nine, eight, seven], all, early], everything, [1, 29 * 24, 1]);
  expect(shifted).toContain(moved.replace('2 jobs', '3 jobs'));
});

test('jobs that Puppet removed for their age are not missing from a long range, younger ones are', async () => {
  const [old, older, oldest] = [job('3', 27 * day), job('2', 28 * day), job('1', 29 * day)];
  const long = [0, 0, 0, 0, 0].map(() => 40 * 24);
  const lists = [[nine, old, older, oldest], [nine, old, older], [nine, older], [older], [nine, old]];
  expect(await toldOf(lists, everything, long)).toEqual([[], [], [lost('1 job')], [lost('2 jobs')], []]);
});

test('nothing is removed for its age within two days', async () => {
  const [today, yesterday] = [job('2', 60), job('1', 46 * 60)];
  const long = [0, 0, 0].map(() => 72);
  expect(await toldOf([[today, yesterday], [today], []], everything, long)).toEqual([
    [],
    [lost('1 job')],
    [lost('2 jobs')],
  ]);
  expect(await toldOf([[today, job('1', 49 * 60)], [today]], everything, long)).toEqual([[], []]);
});

test('a list that is empty lacks what is younger than the oldest job that was ever listed', async () => {
  const [young, old] = [job('2', 3 * day), job('1', 29 * day)];
  const long = [0, 0, 0].map(() => 40 * 24);
  expect(await toldOf([[young, old], [], [young]], everything, long)).toEqual([[], [lost('1 job')], []]);
  expect(await toldOf([[old], []], everything, long)).toEqual([[], []]);
});

test('a job that goes on and then ends is none', async () => {
  const going = { ...seven, state: 'running', finished_timestamp: null };
  expect(await toldOf([[going], [seven], [eight, seven]])).toEqual([[], [], []]);
});

test('where a task is asked for, a job of a task that Puppet does not name is a shortfall', async () => {
  const unnamed = { ...seven, type: 'task', options: {} };
  const [said] = await toldOf([[unnamed, { ...eight, type: 'deploy' }]], { ...everything, tasks: ['facts'] });
  expect(said).toEqual([expect.stringMatching(/^Of 1 job of Puppet the type or task could not be read/)]);
});

test('what may have been removed for its age is told of where nothing else tells how far back Puppet reaches', async () => {
  let items: object[] = [];
  const source = testDataSource(puppet, {
    now,
    answer: () => ({ status: 200, body: { items, pagination: { total: items.length } } }),
  });
  const said: string[][] = [];
  for (const list of [[job('7', 3 * day)], []]) {
    items = list;
    const selection = { ...everything, jobTypes: ['deploy', 'plan'] };
    const asked = { ...plainRequest, ...range, from: now - 5 * day * minute, selection };
    const { notices, shortfalls } = told(await jobs.read(asked, source.client({ freshness: 'rules' })));
    said.push([...shortfalls, ...notices.map(({ text }) => text)]);
    source.pass(minute);
  }
  const removed = (what: string) =>
    `Puppet no longer lists 1 ${what} of the time range that it listed before and may have removed for its age (job_prune_threshold).`;
  expect(said[1]).toEqual([removed('job'), removed('plan run')]);
});
