import { testDataSource } from '../../testing/data-source';
import type { AnswerRequest } from '../../testing/node-host';
import { opus } from './index';
import { envelope } from './operator.fixture';

function listed(answer: AnswerRequest) {
  const source = testDataSource(opus, { answer });
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
  const { options } = listed(() => ({ status: 200, body: { totalCount: 2, jobs } }));
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
  const { options } = listed(() => ({ status: 200, body: { jobs: [{ jobExecutionId: 7 }, { title: 'x' }, 'y'] } }));
  expect(await options).toEqual([{ value: '7', label: '7, unknown', description: '' }]);
});

test('pages are read until all jobs or 500 are known, however few Opus gives at once', async () => {
  const all = Array.from({ length: 60 }, (_, index) => job(String(index)));
  const { source, options } = listed(({ parameters = [] }) => {
    const offset = Number(new Map(parameters).get('offset'));
    return { status: 200, body: { totalCount: all.length, jobs: all.slice(offset, offset + 25) } };
  });
  expect(await options).toHaveLength(60);
  expect(source.calls()).toEqual([0, 25, 50].map((offset) => `GET /job/search?offset=${offset}&maxResults=100`));
});

test.each([
  [404, 'Cannot GET /job/search'],
  [401, 'No auth cookie provided'],
])('a list that is refused with %d says that ids must be typed', async (status, message) => {
  const { options } = listed(() => ({ status, body: envelope(status, message) }));
  await expect(options).rejects.toMatchObject({
    status,
    message: `Opus does not list jobs to this service key (${status}): type their ids.`,
  });
});
