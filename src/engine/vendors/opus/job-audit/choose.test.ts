import { audit, node } from '../../../../../tests/simulators/opus/handmade-audit';
import { simulateOpus } from '../../../../../tests/simulators/opus/start';
import type { Settings } from '../../../connection/settings';
import { plainEvents, testDataSource, told } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { opus } from '../index';
import { jobAudit } from './reader';

const hour = 3_600_000;
const to = Date.UTC(2026, 10, 21, 12);
const from = to - hour;

interface Given {
  job: string;
  /** Ms before the range's end. */
  ago: number;
  status?: string | null;
  /** How many nodes it has, of which one has run; absent = that one. */
  nodes?: number;
  archived?: boolean;
}

/** Jobs in the order in which they are listed. */
async function read(given: readonly Given[], jobs: string[], settings: Partial<Settings> = {}, switches: object = {}) {
  const server = simulateOpus();
  given.forEach(({ job, ago, status = 'COMPLETED', nodes = 1, archived }) => {
    const listed = { jobExecutionId: job, status, createdAt: new Date(to - ago).toISOString() };
    const told = audit({ A: node(0, 16) }, { nb_nodes: nodes });
    server.add({ job, status: status ?? 'COMPLETED', audit: told, listed, archived });
  });
  server.setSwitches(switches);
  const source = simulatedDataSource(opus, server, settings);
  const reading = await jobAudit.read({ ...plainRequest, selection: { jobs }, from, to }, source.client());
  const { value, notices, shortfalls } = told(reading);
  const runs = plainEvents(value).map(({ run }) => run);
  return { runs, said: [...shortfalls, ...notices.map(({ text }) => text)], calls: source.calls() };
}

const minutes = (count: number) => count * 60_000;

test('newest is the jobs that Opus lists, newest first', async () => {
  const given = [
    { job: '1', ago: minutes(30) },
    { job: '2', ago: minutes(10) },
  ];
  expect(await read(given, ['newest'])).toMatchObject({ runs: ['2', '1'], said: [] });
});

test('archived jobs are among the newest', async () => {
  const given = [
    { job: '1', ago: minutes(30) },
    { job: '2', ago: minutes(10), archived: true },
  ];
  expect(await read(given, ['newest'])).toMatchObject({ runs: ['2', '1'], said: [] });
});

test('of the newest, those that began within the range or may go on come before those that ended, without a word on the rest', async () => {
  const given = [
    { job: '1', ago: minutes(10) },
    { job: '2', ago: 2 * hour },
    { job: '3', ago: 3 * hour, status: 'WAITING_REVIEW' },
    { job: '4', ago: 4 * hour, status: null },
    { job: '5', ago: 5 * hour },
  ];
  expect(await read(given, ['newest'], { maxRuns: 3 })).toMatchObject({ runs: ['1', '3', '4'], said: [] });
  expect(await read(given, ['newest'], { maxRuns: 4 })).toMatchObject({ runs: ['1', '3', '4', '2'], said: [] });
});

test('it is said where more began within the range than are read', async () => {
  const given = ['1', '2', '3'].map((job, index) => ({ job, ago: minutes(10 + index) }));
  expect(await read(given, ['newest'], { maxRuns: 2 })).toMatchObject({
    runs: ['1', '2'],
    said: [
      'Only the newest 2 of 3 jobs that began or ended within the time range or go on were read; raise Most runs (maxRuns) for more.',
    ],
  });
});

test('it is said where the list is not read as far as the range reaches', async () => {
  const given = Array.from({ length: 12 }, (_, index) => ({ job: String(index + 1), ago: minutes(index) }));
  const { said } = await read(given, ['newest'], { maxRuns: 2 }, { searchPage: 2 });
  expect(said).toEqual([
    'Only the newest 2 of more than 10 jobs that began or ended within the time range or go on were read; raise Most runs (maxRuns) for more.',
  ]);
});

test('a job that began after the range is not among the newest', async () => {
  const given = [
    { job: '1', ago: -minutes(10) },
    { job: '2', ago: minutes(10) },
  ];
  expect(await read(given, ['newest'])).toMatchObject({ runs: ['2'], said: [] });
});

test('a job given beside the newest comes first, and once', async () => {
  const given = ['1', '2'].map((job, index) => ({ job, ago: minutes(10 + index) }));
  expect(await read(given, ['newest', '2'])).toMatchObject({ runs: ['2', '1'], said: [] });
});

test('a job given in another spelling than it is listed in is read once', async () => {
  const job = '0D6F6B0E-2f5c-4a0e-8a52-5b1d4f0c1a01';
  const said = await newestOf([{ totalCount: 1, jobs: [listedJob(job.toLowerCase())] }], {}, ['newest', job]);
  expect(said.map(({ runs }) => runs)).toEqual([[job]]);
});

test('where Opus does not list jobs, newest is an error that says to type ids', async () => {
  await expect(read([], ['newest'], {}, { searchStatus: 404 })).rejects.toThrow(
    'Opus does not list jobs to this service key (404): type their ids.'
  );
});

test('without newest the list is not asked for', async () => {
  const { calls } = await read([{ job: '1', ago: 0 }], ['1']);
  expect(calls.filter((call) => call.includes('search'))).toEqual([]);
});

test('nodes that have not begun are told of the jobs given, and of found ones not', async () => {
  const given = [
    { job: '1', ago: minutes(10), status: 'IN PROGRESS', nodes: 3 },
    { job: '2', ago: minutes(20), status: 'IN PROGRESS', nodes: 6 },
  ];
  expect(await read(given, ['newest'])).toMatchObject({ runs: ['1', '2'], said: [] });
  expect(await read(given, ['1', 'newest'])).toMatchObject({
    runs: ['1', '2'],
    said: ['2 nodes of the selected jobs have no start time, so they are no events; format progress counts them.'],
  });
});

/** What an alert rule is told of the newest jobs with each of these lists, asked for one after another. */
async function newestOf(lists: readonly object[], settings: Partial<Settings> = {}, jobs = ['newest']) {
  let list = {};
  const source = testDataSource(opus, {
    now: to,
    settings,
    answer: ({ path }) => {
      const body = path.endsWith('/search')
        ? list
        : path.endsWith('/status')
          ? { status: 'COMPLETED' }
          : audit({ A: node(0, 16) });
      return { status: 200, body };
    },
  });
  const said: Array<{ runs: unknown[]; shortfalls: string[] }> = [];
  for (const current of lists) {
    list = current;
    const now = source.host.now();
    const asked = { ...plainRequest, selection: { jobs }, from: now - hour, to: now };
    const { value, shortfalls } = told(await jobAudit.read(asked, source.client({ freshness: 'rules' })));
    said.push({ runs: plainEvents(value).map(({ run }) => run), shortfalls });
    source.pass(minutes(1));
  }
  return said;
}

const listedJob = (id: string, ago = minutes(10), status = 'COMPLETED') => ({
  jobExecutionId: id,
  status,
  createdAt: new Date(to - ago).toISOString(),
});

test('a job that has ended since it was listed comes before others that ended, as long as that may be within the range', async () => {
  const other = listedJob('2', 2 * hour);
  const [going, over] = ['WAITING_REVIEW', 'TIMED_OUT'].map((status) => listedJob('1', 3 * hour, status));
  const lists = [going, ...Array.from({ length: 62 }, () => over)].map((job) => ({
    totalCount: 2,
    jobs: [other, job],
  }));
  const runs = (await newestOf(lists, { maxRuns: 1 })).map((said) => said.runs[0]);
  expect(runs).toEqual([...Array.from({ length: 62 }, () => '1'), '2']);
});

test('where the newest are not listed first and the list is long, it is said that they may be missing', async () => {
  const given = Array.from({ length: 12 }, (_, index) => ({ job: String(index + 1), ago: minutes(120 - 10 * index) }));
  const { said } = await read(given, ['newest'], {}, { searchPage: 2 });
  expect(said).toEqual([
    'Opus does not list its newest jobs first, so that there may be newer ones than the 10 jobs that are read of its list: type the ids of jobs.',
  ]);
});

test('a job that is not listed any more is read by its id, a list that is empty once too', async () => {
  const jobs = [listedJob('2'), listedJob('1', minutes(20))];
  const all = { totalCount: 2, jobs };
  const said = await newestOf([all, { totalCount: 0, jobs: [] }, { totalCount: 1, jobs: jobs.slice(0, 1) }]);
  expect(said).toEqual(Array.from({ length: 3 }, () => ({ runs: ['2', '1'], shortfalls: [] })));
});

test('a job is missed from a long list too of which not each job says when it was created', async () => {
  const others = [listedJob('1', 2 * hour), { jobExecutionId: '3', status: 'COMPLETED' }];
  const lists = [[listedJob('2'), ...others], others].map((jobs) => ({ totalCount: 999, jobs }));
  const said = await newestOf(lists);
  expect(said.map(({ runs }) => runs.includes('2'))).toEqual([true, true]);
});

test.each([
  ['counted and not listed', { totalCount: 3, jobs: [listedJob('1')] }, '2 jobs more'],
  ['listed without an id', { totalCount: 2, jobs: [listedJob('1'), { status: 'FAILED' }] }, '1 job more'],
  ['counted in an empty list', { totalCount: 1, jobs: [] }, '1 job more'],
])('a job that is %s is a shortfall', async (_, list, count) => {
  const [said] = await newestOf([list]);
  expect(said?.shortfalls).toEqual([expect.stringMatching(`^Opus counts ${count} than its list has`)]);
});
