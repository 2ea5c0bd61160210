import { simulateOpus } from '../../../../tests/simulators/opus/start';
import { testDataSource } from '../../testing/data-source';
import { listed } from '../../testing/listed';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { opus } from './index';

function optionsOf(jobs: unknown[], switches: object = {}) {
  const server = simulateOpus();
  jobs.forEach((job, index) => server.add({ job: String(index), listed: job }));
  server.setSwitches(switches);
  const source = simulatedDataSource(opus, server);
  return { source, options: listed('jobs', opus, source.client()) };
}

const job = (jobExecutionId: string, createdAt?: string) => ({
  jobExecutionId,
  title: 'Invoice intake',
  description: '',
  workflowId: '0d6f6b0e-2f5c-4a0e-8a52-5b1d4f0c1a01',
  status: 'COMPLETED',
  createdAt,
  user: { name: 'Dana Ortiz', email: 'dana@example.com' },
});

test('jobs are offered newest first, with title, state, who began them and when', async () => {
  const jobs = [job('66627', '2026-06-04T08:00:00.000Z'), job('66628', '2026-06-05T08:00:00.000Z')];
  const { options } = optionsOf(jobs);
  expect((await options).value).toEqual([
    {
      value: '66628',
      label: '66628 Invoice intake, COMPLETED',
      description: 'by Dana Ortiz, 2026-06-05 08:00:00 UTC',
    },
    {
      value: '66627',
      label: '66627 Invoice intake, COMPLETED',
      description: 'by Dana Ortiz, 2026-06-04 08:00:00 UTC',
    },
  ]);
});

test('what a job does not say is left out, and one without an id is told of', async () => {
  const { options } = optionsOf([{ jobExecutionId: 7 }, { title: 'x' }, 'y']);
  expect(await options).toEqual({
    value: [{ value: '7', label: '7, unknown', description: '' }],
    shortfalls: [expect.stringMatching(/^Opus counts 2 jobs more than its list has with an id that can be read/)],
    notices: [],
  });
});

const hour = (index: number) => new Date(Date.UTC(2026, 0, 1, index)).toISOString();

test.each([
  [
    'newest',
    [],
    [{ severity: 'info', text: 'Only the newest 500 of 600 jobs are listed: type the id of an older one.' }],
  ],
  ['oldest', [expect.stringMatching(/^Opus does not list its newest jobs first/)], []],
])('of a list that is longer than is read and begins with the %s, that is told', async (first, shortfalls, notices) => {
  const all = Array.from({ length: 600 }, (_, index) => job(String(index), hour(index)));
  const source = testDataSource(opus, {
    answer: ({ parameters = [] }) => {
      const offset = Number(new Map(parameters).get('offset'));
      const ordered = first === 'newest' ? all.slice().reverse() : all;
      return { status: 200, body: { jobs: ordered.slice(offset, offset + 100), totalCount: 600 } };
    },
  });
  expect(await listed('jobs', opus, source.client())).toMatchObject({ value: { length: 500 }, shortfalls, notices });
});

test('pages are read until all jobs or 500 are known, however few Opus gives at once', async () => {
  const all = Array.from({ length: 60 }, (_, index) => job(String(index)));
  const { source, options } = optionsOf(all, { searchPage: 25 });
  expect((await options).value).toHaveLength(60);
  expect(source.calls()).toEqual(
    [0, 25, 50].map((offset) => `GET /job/search?offset=${offset}&maxResults=100&archiveStatus=all`)
  );
});

test('where Opus does not say how many jobs it has, a page that may be cut is not the last', async () => {
  const all = Array.from({ length: 60 }, (_, index) => job(String(index)));
  const source = testDataSource(opus, {
    answer: ({ parameters = [] }) => {
      const offset = Number(new Map(parameters).get('offset'));
      return { status: 200, body: { jobs: all.slice(offset, offset + 25) } };
    },
  });
  expect((await listed('jobs', opus, source.client())).value).toHaveLength(60);
});

test.each([404, 401])('a list that is refused with %d says that ids must be typed', async (status) => {
  const { options } = optionsOf([], { searchStatus: status });
  await expect(options).rejects.toMatchObject({
    status,
    message: `Opus does not list jobs to this service key (${status}): type their ids.`,
  });
});

test('a page of a portal in place of the list says nothing of the key', async () => {
  const source = testDataSource(opus, { answer: () => ({ status: 404, body: '<html></html>' }) });
  await expect(listed('jobs', opus, source.client())).rejects.toMatchObject({
    message: expect.stringMatching(/^Opus at \S+ has nothing at \/job\/search \(404\)/),
  });
});
