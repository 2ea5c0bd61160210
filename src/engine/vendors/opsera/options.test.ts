import { testDataSource } from '../../testing/data-source';
import { opsera } from './index';
import { hexId, Platform } from './opsera.fixture';

function optionsOf(kind: string, path: string, status: number, body: object) {
  const platform = new Platform();
  platform.broken.set(path, { status, body });
  const list = opsera.options[kind];
  if (list === undefined) {
    throw new Error(`no options of kind ${kind}`);
  }
  return list(testDataSource(opsera, { answer: platform.answer }).client());
}

test('users are offered by e-mail address, alphabetically', async () => {
  const body = [
    { _id: hexId(1), email: 'rita@example.com', firstName: 'Rita', lastName: 'Roe', active: true },
    { _id: hexId(2), email: 'max@example.com' },
    { _id: hexId(3) },
  ];
  expect(await optionsOf('users', '/usermanagement/users', 200, body)).toEqual([
    { value: 'max@example.com', label: 'max@example.com' },
    { value: 'rita@example.com', label: 'rita@example.com', description: 'Rita Roe' },
  ]);
});

const tasks = [
  { _id: hexId(2), name: 'scan', type: 'gitscraper' },
  { id: hexId(1), name: 'deploy' },
];

test.each([
  ['bare', tasks],
  ['under data', { status: 'success', data: tasks }],
  ['under data.data', { data: { data: tasks, count: 2 } }],
])('tasks are offered by id, a list %s', async (_, body) => {
  expect(await optionsOf('tasks', '/tasks', 200, body)).toEqual([
    { value: hexId(1), label: 'deploy', description: hexId(1) },
    { value: hexId(2), label: 'scan', description: `gitscraper, ${hexId(2)}` },
  ]);
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
