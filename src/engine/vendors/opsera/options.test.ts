import { hexId } from '../../../../tests/simulators/opsera/handmade-records';
import { simulateOpsera } from '../../../../tests/simulators/opsera/start';
import { listed } from '../../testing/listed';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { opsera } from './index';

function optionsOf(kind: string, path: string, status: number, body: object) {
  const server = simulateOpsera();
  server.fault({ kind: 'answer', endpoint: `/api/v2${path}`, status, body });
  return listed(kind, opsera, simulatedDataSource(opsera, server).client());
}

test('users are offered by e-mail address, alphabetically', async () => {
  const body = [
    { _id: hexId(1), email: 'rita@example.com', firstName: 'Rita', lastName: 'Roe', active: true },
    { _id: hexId(2), email: 'max@example.com' },
    { _id: hexId(3) },
  ];
  expect(await optionsOf('users', '/usermanagement/users', 200, body)).toEqual({
    value: [
      { value: 'max@example.com', label: 'max@example.com' },
      { value: 'rita@example.com', label: 'rita@example.com', description: 'Rita Roe' },
    ],
    shortfalls: [
      '1 user that Opsera lists has no e-mail address that can be read, so that it is missing: type the e-mail addresses of the users in question.',
    ],
    notices: [],
  });
});

test('as many users as servers put on a page may not be all', async () => {
  const body = Array.from({ length: 100 }, (_, user) => ({ email: `${user}@example.com` }));
  expect((await optionsOf('users', '/usermanagement/users', 200, body)).shortfalls).toEqual([
    'Opsera lists 100 users, which may be the most that it lists, so that others may be missing: type the e-mail addresses of the users in question.',
  ]);
});

const tasks = [
  { _id: hexId(2), name: 'scan', type: 'gitscraper' },
  { id: hexId(1), name: 'deploy' },
];

test('while a long list is read it is the turn of others again and again', async () => {
  const server = simulateOpsera();
  const body = Array.from({ length: 10_000 }, (_, user) => ({ email: `${user}@example.com` }));
  server.fault({ kind: 'answer', endpoint: '/api/v2/usermanagement/users', status: 200, body });
  const source = simulatedDataSource(opsera, server);
  const turns = jest.spyOn(source.host, 'turn');
  expect((await listed('users', opsera, source.client())).value).toHaveLength(10_000);
  expect(turns.mock.calls.length).toBeGreaterThanOrEqual(10);
});

test.each([
  ['bare', tasks],
  ['under data', { status: 'success', data: tasks }],
  ['under data.data', { data: { data: tasks, count: 2 } }],
])('tasks are offered by id, a list %s', async (_, body) => {
  expect(await optionsOf('tasks', '/tasks', 200, body)).toEqual({
    value: [
      { value: hexId(1), label: 'deploy', description: hexId(1) },
      { value: hexId(2), label: 'scan', description: `gitscraper, ${hexId(2)}` },
    ],
    shortfalls: [],
    notices: [],
  });
});

test('an error beside tasks is told of', async () => {
  const { shortfalls } = await optionsOf('tasks', '/tasks', 200, {
    data: tasks,
    errors: [{ message: 'half is down' }],
  });
  expect(shortfalls).toEqual([expect.stringMatching(/^Opsera told of an error beside what it gave.*half is down/)]);
});

test('where Opsera lists no tasks, that is said', async () => {
  await expect(optionsOf('tasks', '/tasks', 404, { message: 'Not found' })).rejects.toMatchObject({
    status: 404,
    message: 'Opsera does not list tasks (404): type what you look for.',
  });
});

test('where Opsera does not let the token list users, that is said', async () => {
  await expect(optionsOf('users', '/usermanagement/users', 403, {})).rejects.toMatchObject({
    status: 403,
    message: 'Opsera does not list users (403): type what you look for.',
  });
});

test('where a proxy answers for Opsera, that is said', async () => {
  const server = simulateOpsera();
  server.fault({ kind: 'status', status: 404, body: 'html' });
  await expect(listed('users', opsera, simulatedDataSource(opsera, server).client())).rejects.toMatchObject({
    status: 404,
    message: expect.stringContaining('where the list of users should be: check the URL (url)'),
  });
});
