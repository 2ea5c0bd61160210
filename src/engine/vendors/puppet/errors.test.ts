import { testDataSource, told } from '../../testing/data-source';
import type { TestAnswer } from '../../testing/node-host';
import { puppet } from './index';
import { everyJob } from './job-list/narrowing';
import { jobsPage } from './job-list/page';
import { jobRecord } from './job-record';

const message = (answer: TestAnswer) => {
  const source = testDataSource(puppet, { answer: () => answer });
  return expect(jobsPage({ limit: 1, offset: 0, order: 'desc' }, everyJob, source.client())).rejects;
};
const rbac = (kind: string, msg = '') => ({ status: 401, body: { kind: `puppetlabs.rbac/${kind}`, msg } });

test.each([
  [
    'without a token',
    rbac('user-unauthenticated', 'Route requires authentication'),
    'Puppet got no access token (401): check Access token (puppetToken), and that no proxy drops the header X-Authentication.',
  ],
  [
    'with an expired token',
    rbac('token-expired', 'The provided token has expired.'),
    `Puppet's access token has expired (401): make a new one with "puppet access login --lifetime 1y" and put it into Access token (puppetToken).`,
  ],
  [
    'with a revoked token',
    rbac('token-revoked', 'Authentication token has been revoked.'),
    `Puppet's access token has been revoked (401): make a new one with "puppet access login --lifetime 1y" and put it into Access token (puppetToken).`,
  ],
  [
    'with the token of a revoked user',
    rbac('user-revoked'),
    `The user of Puppet's access token has been revoked (401): let an active user make a new one with "puppet access login --lifetime 1y" and put it into Access token (puppetToken).`,
  ],
  [
    'with a token that is none',
    rbac('invalid-token'),
    'Puppet does not know this access token (401): make a new one with "puppet access login --lifetime 1y" and put it into Access token (puppetToken).',
  ],
  [
    'by a 401 that is no JSON',
    { status: 401, body: 'Unauthorized' },
    'Puppet refused the access token (401): make a new one with "puppet access login --lifetime 1y" and put it into Access token (puppetToken).',
  ],
])('a request %s is refused with the way to mend it', (_, answer, sentence) =>
  message(answer).toMatchObject({ message: sentence, status: 401, source: 'downstream' })
);

test.each([
  ['unknown-error', 502, 'Puppet sent an error in place of the list of jobs: "db down"; try again, and look at'],
  ['token-expired', 401, "Puppet's access token has expired (401)"],
])('an error %s with a good status counts as what it says', (kind, status, sentence) =>
  message({
    status: 200,
    body: { kind: `puppetlabs.orchestrator/${kind}`, msg: 'db down', items: [] },
  }).toMatchObject({ status, message: expect.stringContaining(sentence) as string })
);

test('an error beside an empty list is one without a kind too, and one that is empty is none', async () => {
  const body = { items: [], pagination: { total: 0 } };
  await message({ status: 200, body: { ...body, error: 'db down' } }).toMatchObject({
    status: 502,
    message: expect.stringContaining('Puppet sent an error in place of the list of jobs: "db down"') as string,
  });
  const source = testDataSource(puppet, { answer: () => ({ status: 200, body: { ...body, error: '' } }) });
  const { value } = told(await jobsPage({ limit: 1, offset: 0, order: 'desc' }, everyJob, source.client()));
  expect(value.total).toBe(0);
});

test.each([
  [{ kind: 'puppetlabs.orchestrator/unknown-error', msg: 'db down' }, ': "db down"'],
  [{ code: 7 }, ';'],
])('an error beside an empty list may be an object (%j)', (error, quote) =>
  message({ status: 200, body: { items: [], pagination: { total: 0 }, error } }).toMatchObject({
    status: 502,
    message: expect.stringContaining(`Puppet sent an error in place of the list of jobs${quote}`) as string,
  })
);

test('an error too long to be kept whole is one, not an empty list', () =>
  message({
    status: 200,
    body: { kind: 'puppetlabs.orchestrator/unknown-error', msg: `db down ${'at x.clj:7 '.repeat(10_000)}`, items: [] },
  }).toMatchObject({
    status: 502,
    message: expect.stringContaining('in place of the list of jobs: "db down at') as string,
  }));

test('a list that is null is not one without jobs', () =>
  message({ status: 200, body: { items: null } }).toMatchObject({ status: 502 }));

test('a user without permission is told which one to give', () =>
  message({
    status: 403,
    body: { kind: 'puppetlabs.orchestrator/not-permitted', msg: 'Not authorized to view jobs' },
  }).toMatchObject({
    status: 403,
    message: `Puppet does not let the token's user read the list of jobs (403): give a role of that user the permission "Job orchestrator: Start, stop and view jobs" in the console.`,
  }));

test.each(['puppetlabs.orchestrator', 'puppetlabs.validators'])(
  'a %s/validation-error quotes what Puppet said',
  (part) =>
    message({
      status: 400,
      body: { kind: `${part}/validation-error`, msg: 'The limit parameter\nmust be an integer' },
    }).toMatchObject({
      status: 400,
      message: 'Puppet refused the request as wrong (400): "The limit parameter must be an integer".',
    })
);

test('another kind of 400 is named', () =>
  message({ status: 400, body: { kind: 'puppetlabs.orchestrator/query-error' } }).toMatchObject({
    message: 'Puppet refused the request as wrong (400) (query-error).',
  }));

test('a failure of the orchestrator quotes what it said', () =>
  message({
    status: 500,
    body: { kind: 'puppetlabs.orchestrator/unknown-error', msg: 'Database is down' },
  }).toMatchObject({
    status: 500,
    message: `Puppet's orchestrator failed (500): "Database is down"; try again, and look at its log if it stays so.`,
  }));

test('a job that Puppet has not is named', async () => {
  const body = { kind: 'puppetlabs.orchestrator/unknown-job', msg: 'There is no such job', details: {} };
  const source = testDataSource(puppet, { answer: () => ({ status: 404, body }) });
  await expect(jobRecord('999', source.client())).rejects.toMatchObject({
    message: 'Puppet has no job 999.',
    status: 404,
  });
});

test('a 404 that is not the orchestrator’s points at the URL', () =>
  message({ status: 404, body: '<html>Not found</html>' }).toMatchObject({
    status: 404,
    message: expect.stringContaining('check the URL (url)'),
  }));

test('an answer without the list is not taken for no jobs', () =>
  message({ status: 200, body: { hello: 'world' } }).toMatchObject({
    status: 502,
    message: expect.stringContaining('check that the URL (url) leads to the right API'),
  }));

test('another JSON under a job’s address is not taken for a job', async () => {
  const source = testDataSource(puppet, { answer: () => ({ status: 200, body: { hello: 'world' } }) });
  await expect(jobRecord('7', source.client())).rejects.toMatchObject({ status: 502 });
});

test('nothing of a body but its message field reaches a sentence', async () => {
  const body = { kind: 'puppetlabs.orchestrator/unknown-error', details: { secret: 'hunter2' }, trace: 'at x.clj:7' };
  await message({ status: 500, body }).toMatchObject({ message: expect.not.stringMatching(/hunter2|clj/) });
});

test.each([
  ['the list of jobs', 'jobs', () => puppet.checkHealth],
  ['the list of jobs', 'jobs', () => puppet.options.jobs],
  ['the list of nodes', 'inventory', () => puppet.options.nodes],
  ['the list of tasks', 'tasks', () => puppet.options.tasks],
])('a 404 of %s is told as that', async (what, path, ask) => {
  const body = { kind: 'puppetlabs.orchestrator/unknown-job', msg: 'There is no such job', details: {} };
  const source = testDataSource(puppet, { answer: () => ({ status: 404, body }) });
  await expect(ask()?.(source.client())).rejects.toMatchObject({
    status: 404,
    message: `Puppet has nothing at /orchestrator/v1/${path} (404), where ${what} should be: check the URL (url).`,
  });
});

test.each([401, 403])('a web page with status %p is not Puppet’s refusal', async (status) => {
  await message({ status, body: '<html>Gateway</html>' }).toMatchObject({
    status,
    message: expect.not.stringMatching(/access token \(|role of that user/),
  });
});
