import type { AnswerRequest, TestAnswer } from '../../testing/node-host';
import type { SecretState } from '../../seam/protocol';
import { testDataSource, told } from '../../testing/data-source';
import { plainRequest } from '../../testing/plain-request';
import { opsera } from './index';
import { taskLogsPlan, userActivityPlan } from './plans';
import { taskLogsAsk, userActivityAsk } from './requests';
import { walkRun } from './task-logs/walk';

const scanLogs = taskLogsAsk({ task: { name: 'scan' }, runCount: undefined }, 1);

const message = (answer: TestAnswer, secrets: Readonly<Record<string, SecretState>> = {}) => {
  const source = testDataSource(opsera, { answer: () => answer, settings: { secrets } });
  return expect(source.client().fetch(scanLogs, taskLogsPlan(false))).rejects;
};

test('a refused token is a 401 with the way to mend it', () =>
  message({ status: 401, body: { message: 'Invalid token' } }).toMatchObject({
    status: 401,
    message: 'Opsera refused the token (401). Create a new personal token with scope api.',
  }));

test('a token that has expired is said to have, and when', () => {
  const secrets = { opseraToken: { isSet: true, expires: Date.UTC(2026, 10, 20, 9) } };
  return message({ status: 401, body: '' }, secrets).toMatchObject({
    status: 401,
    message: `Opsera's personal token expired at 2026-11-20 09:00:00 UTC (401). Create a new personal token with scope api.`,
  });
});

test('a token with another scope is told apart from a missing role', async () => {
  await message({ status: 403, body: { message: 'Token does not have the scope "api"' } }).toMatchObject({
    status: 403,
    message: `Opsera refused the token's scope (403): "Token does not have the scope "api"". Create a new personal token with scope api and put it into Personal token (opseraToken).`,
  });
  await message({ status: 403, body: '' }).toMatchObject({
    status: 403,
    message:
      'Opsera does not allow the logs of task "scan" to be read (403): the owner of Personal token (opseraToken) lacks a role.',
  });
});

test.each([400, 422])('a %i quotes what Opsera said under message or error', async (status) => {
  const sentence = `Opsera refused the request for the logs of task "scan" as wrong (${status}): "page_size must be at most 1000".`;
  const words = 'page_size must be\nat most 1000';
  for (const body of [{ message: words }, { status: 'error', error: words }, { error: { message: words } }]) {
    await message({ status, body }).toMatchObject({ status, message: sentence });
  }
  await message({ status, body: 'Bad <b>request</b>' }).toMatchObject({
    message: `Opsera refused the request for the logs of task "scan" as wrong (${status}).`,
  });
});

const why = 'Could not read logs';

test.each<[string, object]>([
  ['failed and no data', { status: 'failed', message: why }],
  ['failed and data that is null', { status: 'failed', message: why, data: null }],
  ['an error and empty data', { status: 'Error', error: why, data: [] }],
  ['an error text', { error: why, data: [], count: 0 }],
  ['an error object', { error: { message: why }, data: { data: [] } }],
  ['a list of errors', { errors: [{ message: why }], data: [] }],
  ['success that is false', { success: false, message: why, data: [] }],
  ['a status code', { statusCode: 500, message: why, data: [] }],
  ['a code that is text', { code: '503', message: why, data: [] }],
  ['a status that is a number', { status: 500, message: why, data: [] }],
  ['a message where the data is empty', { message: why, data: [] }],
  ['a detail where the data is empty', { detail: why, data: [] }],
  ['no ok', { ok: false, message: why, data: [] }],
  ['an error beside the records', { data: { error: why, data: [] } }],
  ['a message beside no records', { status: 'completed', data: { message: why, data: [] } }],
  ['records though it says that it failed', { success: false, message: why, data: [{ _id: 'a' }] }],
])('a 200 that tells an error (%s) is one', (_, body) =>
  message({ status: 200, body }).toMatchObject({
    status: 502,
    message: `Opsera answered that it failed to read the logs of task "scan": "${why}"; try again, and ask Opsera if it stays so.`,
  })
);

test.each([
  [{ status: 'Unauthorized', message: 'token expired', data: [] }, 401, /^Opsera refused the token \(401\)/],
  [{ statusCode: 403, message: 'no role', data: [] }, 403, /does not allow the logs .* \(403\): "no role"/],
  [{ status: 'not_found', message: 'no such task', data: null }, 404, /^Opsera has no task "scan"\.$/],
  [{ status: 'not_found', message: 'nothing', data: null }, 502, /failed to read the logs of task "scan": "nothing"/],
])('an error in a 200 counts as what it says: %j', (body, status, sentence) =>
  message({ status: 200, body }).toMatchObject({ status, message: expect.stringMatching(sentence) })
);

test.each<object>([
  { status: 'success', data: [] },
  { status: 'completed', data: { data: [], count: 0 } },
  { count: 0, data: [] },
  { status: 'success', message: 'Here are the logs', data: [] },
  { success: true, message: 'Done', error: null, errors: [], data: [] },
  { status: 200, error: false, code: 0, message: '', data: [] },
  { status: { toString: 'success' }, success: {}, message: [], data: [] },
  { message: 'No logs found', data: [] },
  { message: 'No more records.', data: [] },
  { data: { message: 'OK', success: true, data: [] } },
])('an answer that holds no records and tells no error is empty: %j', async (body) => {
  const source = testDataSource(opsera, { answer: () => ({ status: 200, body }) });
  expect((await source.client().fetch(scanLogs, taskLogsPlan(false))).table?.length).toBe(0);
});

const logged = '2025-03-04T09:10:11Z';
const then = { ...plainRequest, selection: {}, from: Date.parse(logged), to: Date.parse(logged) + 1 };
const ownLog = (status: string) => ({ _id: 'a', createdAt: logged, status, log_type: 'report' });

test.each(['failed', 'Timed out'])(
  'a task of which Opsera says %s is no error, but a shortfall where none of its logs says so',
  async (status) => {
    const shortfalls = async (data: object[], runCount?: string) => {
      const run = { task: { name: 'scan' }, runCount };
      const answer: AnswerRequest = ({ body }) => {
        const { page }: { page?: number } = Object(body !== undefined && 'json' in body ? body.json : undefined);
        return { status: 200, body: { status, data: page === 1 ? data : [] } };
      };
      const source = testDataSource(opsera, { answer });
      return told(await walkRun(run, then, source.client())).shortfalls;
    };
    const said = `Opsera says "${status}" of task "scan", but none of the logs that it gives does: look at the task in Opsera itself.`;
    expect(await shortfalls([])).toEqual([said]);
    expect(await shortfalls([ownLog('success')])).toEqual([said]);
    expect(await shortfalls([ownLog('success'), { ...ownLog('error'), _id: 'b' }])).toEqual([]);
    // It may be another run that failed than a selected one that went well.
    expect(await shortfalls([ownLog('success')], '4')).toEqual([]);
    expect(await shortfalls([], '4')).toEqual([said]);
  }
);

test.each([
  {},
  { data: null },
  { data: [], message: why },
  { data: [], success: false },
  { data: { error: why, data: [] } },
])('it is one beside %j, and of user activity', async (more) => {
  const body = { status: 'failed', ...more };
  await message({ status: 200, body }).toMatchObject({ status: 502 });
  const source = testDataSource(opsera, { answer: () => ({ status: 200, body: { status: 'failed', data: [] } }) });
  await expect(source.client().fetch(userActivityAsk(undefined, {}, 1), userActivityPlan(false))).rejects.toMatchObject(
    {
      status: 502,
    }
  );
});

test.each([{ errors: [{ message: 'shard 2 timed out' }] }, { error: 'shard 2 timed out' }])(
  'records with an error beside them, %j, may not be all',
  async (beside) => {
    for (const body of [{ ...beside, data: [ownLog('success')] }, { data: { ...beside, data: [ownLog('success')] } }]) {
      const source = testDataSource(opsera, { answer: () => ({ status: 200, body }) });
      const run = { task: { name: 'scan' }, runCount: undefined };
      expect(told(await walkRun(run, then, source.client())).shortfalls).toEqual([
        'Opsera told of an error beside what it gave: "shard 2 timed out", so that more may be missing: try again, and ask Opsera if it stays so.',
      ]);
    }
  }
);

test('an error too long to be kept whole is one', async () => {
  const errors = [{ message: `${why} ${'at x.js:7 '.repeat(10_000)}` }];
  await message({ status: 200, body: { errors, data: [] } }).toMatchObject({
    status: 502,
    message: expect.stringContaining(why) as string,
  });
  const source = testDataSource(opsera, {
    answer: () => ({ status: 200, body: { errors, data: [ownLog('success')] } }),
  });
  const run = { task: { name: 'scan' }, runCount: undefined };
  expect(told(await walkRun(run, then, source.client())).shortfalls).toEqual([
    expect.stringMatching(/^Opsera told of an error beside what it gave/),
  ]);
});

test('a failed task of which logs are counted and none came is a shortfall', async () => {
  const source = testDataSource(opsera, {
    answer: () => ({ status: 200, body: { status: 'failed', data: [], count: 5 } }),
  });
  const run = { task: { name: 'scan' }, runCount: undefined };
  expect(told(await walkRun(run, then, source.client())).shortfalls).toEqual([
    expect.stringMatching(/^Opsera counts 5 logs .* but gave only 0/),
    expect.stringMatching(/^Opsera says "failed" /),
  ]);
});

test('of a page that is read once more the later word of the task counts', async () => {
  let calls = 0;
  const [one, other] = [ownLog('success'), { ...ownLog('success'), _id: 'b' }];
  const answer = () => {
    calls++;
    const [status, data] = calls < 3 ? ['failed', calls === 1 ? [one] : []] : ['success', [one, other]];
    return { status: 200, body: { status, data, count: 2 } };
  };
  const run = { task: { name: 'scan' }, runCount: undefined };
  expect(told(await walkRun(run, then, testDataSource(opsera, { answer }).client())).shortfalls).toEqual([]);
});

test('a failed task with logs is no error', async () => {
  const body = { status: 'failed', data: [{ _id: 'a' }] };
  const source = testDataSource(opsera, { answer: () => ({ status: 200, body }) });
  const { table } = await source.client().fetch(scanLogs, taskLogsPlan(false));
  expect(table?.lost).toBe(1);
});

test('who lacks the role for user activity is told which it takes, and that task logs may still work', () => {
  const source = testDataSource(opsera, { answer: () => ({ status: 403, body: { message: 'Forbidden' } }) });
  return expect(source.client().fetch(userActivityAsk(undefined, {}, 1))).rejects.toMatchObject({
    status: 403,
    message: `Opsera does not let the token's owner read user activity (403): it takes the site role Opsera Administrator, Auditor or Security Manager, and a token with scope api; task logs may still work.`,
  });
});

test.each(['No logs found', 'No logs were found for task 65a0', 'Logs not found'])(
  'a 404 that speaks of the logs alone says neither that there is no such task nor that the address is wrong: %s',
  async (said) => {
    for (const body of [{ message: said }, { status: 'failed', message: said }]) {
      await message({ status: 404, body }).toMatchObject({
        status: 404,
        message: `Opsera did not find the logs of task "scan" (404): "${said}"; look whether it ran at all.`,
      });
    }
  }
);

test.each(['Task not found', 'No such task', 'No task found', 'No task was found with that id'])(
  'a task that Opsera does not know is named, in JSON and in text: %s',
  async (said) => {
    for (const body of [{ message: said }, said]) {
      await message({ status: 404, body }).toMatchObject({ status: 404, message: 'Opsera has no task "scan".' });
    }
  }
);

test.each([
  ['an empty body', ''],
  ['words that say no more', { message: 'Not Found' }],
  ['an address that the server does not know', { message: 'Cannot POST /api/v2/logs/task' }],
])('a 404 with %s says which address was not found', (_, body) =>
  message({ status: 404, body }).toMatchObject({
    status: 404,
    message: expect.stringContaining('/api/v2/logs/task (404), where the logs of task "scan" should be: check the URL'),
  })
);

test.each([401, 403])('a web page with %i is not told as Opsera’s word', (status) =>
  message({ status, headers: { 'content-type': 'text/html' }, body: '<html>scope</html>' }).toMatchObject({
    status,
    message: expect.not.stringContaining('scope'),
  })
);

test('a web page that is not found points at the URL', () =>
  message({ status: 404, headers: { 'content-type': 'text/html' }, body: '<html>' }).toMatchObject({
    status: 404,
    message: expect.stringContaining('check the URL (url)'),
  }));

test('a failure of Opsera quotes what it said', () =>
  message({ status: 500, body: { message: 'Database is down' } }).toMatchObject({
    status: 500,
    message: 'Opsera failed (500): "Database is down"; try again, and ask Opsera if it stays so.',
  }));

test('an answer without a list is not taken for no logs', () =>
  message({ status: 200, body: { status: 'success', data: { hello: 'world' } } }).toMatchObject({ status: 502 }));

test('nothing of a body but its message reaches a sentence', () =>
  message({ status: 500, body: { message: 'x', stack: 'at y.js:7', token: 'hunter2' } }).toMatchObject({
    message: expect.not.stringMatching(/hunter2|y\.js/),
  }));
