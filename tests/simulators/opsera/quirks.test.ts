import { read } from '../base/get';
import type { Simulator } from '../base/simulator';
import { auditAnswer, logsAnswer } from './answers';
import { startOpseraSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
let simulator: Simulator;
const headers = { Authorization: 'Bearer opsera-token' };
const audit = (query: string) => read(auditAnswer, `${simulator.url}/api/v2/logs/audit/user?${query}`, { headers });

beforeAll(async () => {
  simulator = await startOpseraSimulator({ now, speed: 0, historyDays: 1 });
  simulator.add({ records: 1500 });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test('count may end at 1 000', async () => {
  simulator.setSwitches({ countCap: 1000 });
  expect((await audit('page_size=10')).count).toBe(1000);
});

test('page and dates may be ignored', async () => {
  const first = await audit('page_size=10');
  simulator.setSwitches({ ignoresPage: true });
  expect(await audit('page_size=10&page=3')).toEqual(first);
  simulator.setSwitches({ ignoresDates: true });
  expect((await audit('page_size=10&end_date=2026-02-01')).count).toBe(first.count);
});

test('task logs may speak the words of the vendor’s portal, which change nothing of what happened', async () => {
  const before = simulator.events()['opsera.taskLogs'];
  simulator.setSwitches({ taskWords: 'portal' });
  const body = JSON.stringify({ name: 'sync org', pageSize: 1000 });
  const { data } = await read(logsAnswer, `${simulator.url}/api/v2/logs/task`, { method: 'POST', headers, body });
  expect(new Set(data.map(({ status }) => status))).toContain('processing event');
  expect(simulator.events()['opsera.taskLogs']).toEqual(before);
});

test('the zone of the date filters may be another than UTC', async () => {
  simulator.setSwitches({ filterZoneMinutes: 120 });
  const query = 'start_date=2026-03-01&start_time=13:00&end_date=2026-03-01&end_time=14:30&page_size=1000';
  const { data } = await audit(query);
  const times = data.map(({ createdAt }) => createdAt.slice(11, 16));
  expect(times.length).toBeGreaterThan(1000 - 1);
  expect(times.every((time) => time >= '11:00' && time <= '12:30')).toBe(true);
});
