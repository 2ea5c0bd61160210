import { simulateOpus } from '../../../../tests/simulators/opus/start';
import { testDataSource } from '../../testing/data-source';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { opus } from './index';

function listed(jobs: unknown[], switches: object = {}) {
  const server = simulateOpus();
  jobs.forEach((listed, index) => server.add({ job: String(index), listed }));
  server.setSwitches(switches);
  const source = simulatedDataSource(opus, server);
  return { source, options: opus.options.jobs?.(source.client()) };
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
  const { options } = listed(jobs);
  expect(await options).toEqual([
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

test('what a job does not say is left out', async () => {
  const { options } = listed([{ jobExecutionId: 7 }, { title: 'x' }, 'y']);
  expect(await options).toEqual([{ value: '7', label: '7, unknown', description: '' }]);
});

test('pages are read until all jobs or 500 are known, however few Opus gives at once', async () => {
  const all = Array.from({ length: 60 }, (_, index) => job(String(index)));
  const { source, options } = listed(all, { searchPage: 25 });
  expect(await options).toHaveLength(60);
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
  expect(await opus.options.jobs?.(source.client())).toHaveLength(60);
});

test.each([404, 401])('a list that is refused with %d says that ids must be typed', async (status) => {
  const { options } = listed([], { searchStatus: status });
  await expect(options).rejects.toMatchObject({
    status,
    message: `Opus does not list jobs to this service key (${status}): type their ids.`,
  });
});

test('a page of a portal in place of the list says nothing of the key', async () => {
  const source = testDataSource(opus, { answer: () => ({ status: 404, body: '<html></html>' }) });
  await expect(opus.options.jobs?.(source.client())).rejects.toMatchObject({
    message: expect.stringMatching(/^Opus at \S+ has nothing at \/job\/search \(404\)/),
  });
});
