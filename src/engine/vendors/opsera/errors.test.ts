import type { SecretState } from '../../seam/host';
import type { TestAnswer } from '../../testing/node-host';
import { testDataSource } from '../../testing/data-source';
import { fetchTable } from '../fetch-table';
import { opsera } from './index';
import { taskLogsPlan } from './plans';
import { taskLogsRequest } from './requests';

const message = (answer: TestAnswer, secrets: Readonly<Record<string, SecretState>> = {}) => {
  const source = testDataSource(opsera, { answer: () => answer, secrets });
  return expect(fetchTable(taskLogsRequest({ name: 'scan' }, undefined, 1), taskLogsPlan(false), source.client()))
    .rejects;
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
    message: 'Opsera does not allow this (403): the owner of Personal token (opseraToken) lacks a role.',
  });
});

test.each([400, 422])('a %i quotes what Opsera said under message or error', async (status) => {
  const sentence = `Opsera refused the request as wrong (${status}): "page_size must be at most 1000".`;
  const words = 'page_size must be\nat most 1000';
  for (const body of [{ message: words }, { status: 'error', error: words }, { error: { message: words } }]) {
    await message({ status, body }).toMatchObject({ status, message: sentence });
  }
  await message({ status, body: 'Bad <b>request</b>' }).toMatchObject({
    message: `Opsera refused the request as wrong (${status}).`,
  });
});

test.each([
  ['no data', { status: 'failed', message: 'Could not read logs' }],
  ['data that is null', { status: 'failed', message: 'Could not read logs', data: null }],
  ['empty data', { status: 'Error', error: 'Could not read logs', data: [] }],
])('a 200 that failed with %s is an error', (_, body) =>
  message({ status: 200, body }).toMatchObject({
    status: 502,
    message: 'Opsera answered that it failed: "Could not read logs".',
  })
);

test('a failed task with logs is no error', async () => {
  const body = { status: 'failed', data: [{ _id: 'a' }] };
  const source = testDataSource(opsera, { answer: () => ({ status: 200, body }) });
  const table = await fetchTable(taskLogsRequest({ name: 'scan' }, 1, 1), taskLogsPlan(false), source.client());
  expect(table.length).toBe(1);
});

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
