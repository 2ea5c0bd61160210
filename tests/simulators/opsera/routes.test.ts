import { get, read as readAs } from '../base/get';
import type { Simulator } from '../base/simulator';
import { auditAnswer, logsAnswer, tasksAnswer } from './answers';
import { sampleQuery } from './sample';
import { startOpseraSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:30Z');
let simulator: Simulator;
const headers = { Authorization: 'Bearer secret' };
const auditUrl = (query: Record<string, string>) =>
  `${simulator.url}/api/v2/logs/audit/user?${new URLSearchParams(query).toString()}`;
const audit = (query: Record<string, string> = {}) => get(auditUrl(query), { headers });
const read = (query: Record<string, string> = {}) => readAs(auditAnswer, auditUrl(query), { headers });
const logsUrl = () => `${simulator.url}/api/v2/logs/task`;
const post = (body: object) => ({ method: 'POST', headers, body: JSON.stringify(body) });
const logs = (body: object) => get(logsUrl(), post(body));
const logList = (body: object) => readAs(logsAnswer, logsUrl(), post(body));
const today = { start_date: '2026-03-01', start_time: '00:00' };
const task = async () => (await readAs(tasksAnswer, `${simulator.url}/api/v2/tasks`, post({}))).data[0];

let taskId = '';

beforeAll(async () => {
  simulator = await startOpseraSimulator({ now, speed: 0, seed: 4, historyDays: 5, token: 'secret' });
  taskId = (await task())._id;
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test('the page’s example values, asked for as printed, find the page’s count', async () => {
  const answer = await read(sampleQuery);
  expect(answer.count).toBe(150);
  expect(answer.data).toHaveLength(50);
});

test('a token is missing, wrong, expired, without the scope or without the role', async () => {
  const url = `${simulator.url}/api/v2/logs/audit/user`;
  expect((await get(url)).status).toBe(401);
  expect((await get(url, { headers: { Authorization: 'Bearer other' } })).status).toBe(401);
  simulator.expire('scope');
  expect((await audit()).status).toBe(403);
  simulator.expire('role');
  expect([(await audit()).status, (await logs({ id: taskId })).status]).toEqual([403, 200]);
  simulator.expire('expired');
  expect((await logs({ id: taskId })).status).toBe(401);
});

test('records page by 100, at most 1000, and count is of all that match', async () => {
  simulator.add({ records: 1500 });
  const first = await read(today);
  expect(first.data).toHaveLength(100);
  expect(first.count).toBeGreaterThan(1500);
  expect((await read({ ...today, page_size: '1000', page: '2' })).data).toHaveLength(first.count - 1000);
});

test.each([
  [{ page_size: '1001' }, 400],
  [{ page_size: '0' }, 400],
  [{ page: '0' }, 400],
  [{ page: 'x' }, 400],
  [{ start_date: '01.03.2026' }, 422],
  [{ start_date: '2026-03-01', start_time: '09:00:00' }, 422],
])('%j answers %i', async (query, status) => {
  expect((await audit(query)).status).toBe(status);
});

test('too large a page may be a 422', async () => {
  simulator.setSwitches({ pageSizeStatus: 422 });
  expect((await audit({ page_size: '1001' })).status).toBe(422);
});

test('times are filtered by whole minutes; whether the last one counts is a switch', async () => {
  const made = [simulator.add({ records: 1, minutes: 0 })['ids']].flat();
  const within = async (start_time: string, end_time: string) => {
    const { data } = await read({ start_date: '2026-03-01', end_date: '2026-03-01', start_time, end_time });
    return data.filter(({ _id }) => made.includes(_id)).length;
  };
  expect([await within('12:00', '12:01'), await within('12:01', '12:02'), await within('12:00', '12:00')]).toEqual([
    1, 0, 0,
  ]);
  simulator.setSwitches({ endMinute: 'included' });
  expect(await within('12:00', '12:00')).toBe(1);
});

test('the zone of the filter is a switch', async () => {
  const count = async () => (await read({ start_date: '2026-03-01', start_time: '12:01' })).count;
  expect(await count()).toBe(0);
  simulator.setSwitches({ filterZoneMinutes: 60 });
  expect(await count()).toBeGreaterThan(0);
});

const filters = ['user_id', 'user_email', 'type', 'action', 'secondary_action', 'target_id'] as const;
test.each(filters)('records can be asked for by %s', async (key) => {
  const { data } = await read({ ...today, page_size: '1000' });
  const value = data.map((record) => record[key]).find(Boolean) ?? '';
  const found = await read({ ...today, page_size: '1000', [key]: value });
  expect(found.count).toBeGreaterThan(0);
  expect(new Set(found.data.map((record) => record[key]))).toEqual(new Set([value]));
});

test('records that arrive while paging shift the pages that follow', async () => {
  simulator.setSwitches({ arrivalsPerPage: 3 });
  const one = await read({ page_size: '20' });
  const two = await read({ page_size: '20', page: '2' });
  const ids = (page: typeof one) => page.data.map(({ _id }) => _id);
  expect(ids(two).slice(0, 3)).toEqual(ids(one).slice(-3));
  expect(two.count).toBe(one.count + 3);
});

test('the order and the key of the e-mail are switches', async () => {
  const times = async () => (await read(today)).data.map(({ createdAt }) => createdAt);
  const newest = await times();
  expect(newest).toEqual([...newest].sort().reverse());
  simulator.setSwitches({ order: 'oldest', emailKey: 'email' });
  const oldest = await times();
  expect(oldest).toEqual([...oldest].sort());
  const { data } = await read(today);
  expect([data.some(({ email }) => email), data.some(({ user_email }) => user_email)]).toEqual([true, false]);
});

test('events of user activity is what the pages show', async () => {
  const { data } = await read({ start_date: '2026-01-01', page_size: '1000' });
  const truth = simulator.events()['opsera.userActivity']?.slice(-data.length) ?? [];
  expect(truth.map(({ time }) => time)).toEqual(data.map(({ createdAt }) => Date.parse(createdAt)).reverse());
});

test.each(['array', 'data', 'logs', 'items', 'results'])('task logs come wrapped as %s', async (taskLogs) => {
  simulator.setSwitches({ taskLogs });
  const { json } = await logs({ id: taskId, pageSize: 3 });
  expect(json).toHaveProperty(taskLogs === 'array' ? 'data.length' : `data.${taskLogs}.length`, 3);
  const { status, data } = await logList({ id: taskId, pageSize: 3 });
  expect(status).toBe('success');
  expect(data[0]).toMatchObject({ task_id: taskId, run_count: 1, log_type: 'console log', status: 'running' });
});

test('task logs may fail within a 200', async () => {
  simulator.setSwitches({ taskLogs: 'failed' });
  const failure = { status: 'failed', message: expect.any(String) };
  expect(await logs({ id: taskId })).toMatchObject({ status: 200, json: failure });
});

test('a task is found by id, by name or by a nested identifier; a run by its count', async () => {
  const { name } = await task();
  for (const body of [{ id: taskId }, { name }, { task: { id: taskId } }]) {
    expect((await logList(body)).data[0]?.task_id).toBe(taskId);
  }
  const { run } = simulator.add({ run: taskId, fails: true });
  simulator.clock.advance(120_000);
  const { data } = await logList({ id: taskId, runCount: run });
  expect(new Set(data.map(({ run_count }) => run_count))).toEqual(new Set([run]));
  expect(data.at(-1)).toMatchObject({ log_type: 'report', status: 'failed' });
});

test.each([
  [{}, 422],
  [{ id: 'x' }, 422],
  [{ id: 'f'.repeat(24) }, 404],
  [{ name: 'nobody knows' }, 404],
  [{ name: 'nightly scan', page: 0 }, 400],
])('task logs of %j answer %i', async (body, status) => {
  expect((await logs(body)).status).toBe(status);
});

test('users and tasks are listed, unless switched off', async () => {
  const ask = (method: string, path: string) => get(`${simulator.url}/api/v2${path}`, { method, headers });
  expect((await ask('GET', '/usermanagement/users')).json).toEqual(
    expect.arrayContaining([expect.objectContaining({ email: 'priya.raman@example.com', active: true })])
  );
  expect((await ask('POST', '/tasks')).json).toHaveProperty('data.length', 4);
  simulator.setSwitches({ usersStatus: 403, tasks: 'missing' });
  expect([(await ask('GET', '/usermanagement/users')).status, (await ask('POST', '/tasks')).status]).toEqual([
    403, 404,
  ]);
});

test.each([
  ['message', /^{"message":/],
  ['error', /^{"status":"error","error":/],
  ['text', /^page/],
  ['empty', /^$/],
])('an error’s body is a switch: %s', async (errorBody, expected) => {
  simulator.setSwitches({ errorBody });
  expect((await audit({ page: '0' })).text).toMatch(expected);
});

test('users go on changing pipelines', () => {
  const before = simulator.events()['opsera.userActivity']?.length ?? 0;
  simulator.clock.advance(3_600_000);
  const after = simulator.events()['opsera.userActivity']?.slice(before) ?? [];
  expect(after.map(({ event }) => event)).toContain('pipeline.update');
});
