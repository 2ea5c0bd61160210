import type { Simulation } from '../../../../tests/simulators/base/simulation';
import { auditRecord, withRecords } from '../../../../tests/simulators/opsera/handmade-records';
import { simulateOpsera } from '../../../../tests/simulators/opsera/start';
import type { Switches } from '../../../../tests/simulators/opsera/switches';
import { told } from '../../testing/data-source';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { opsera } from './index';

async function checked(server: Simulation, timeZone = '') {
  return told(await opsera.checkHealth(simulatedDataSource(opsera, server, { vendorOptions: { timeZone } }).client()));
}

const health = async (server: Simulation, timeZone?: string) => (await checked(server, timeZone)).value;

const lastMinutes = (switches?: Partial<Switches>) => withRecords(1_134, '2026-11-21T11:57:00Z', switches);

const healthy = 'Opsera answered: 1 284 records of user activity, the newest from 2026-11-21 11:57:00 UTC (3 min ago)';

test('health says how many records there are, and how old the newest is', async () => {
  expect(await health(lastMinutes())).toBe(healthy);
});

test('where the oldest records come first, the newest is looked for on the last page', async () => {
  expect(await health(lastMinutes({ order: 'oldest' }))).toBe(healthy);
});

test('health without a count says that user activity can be read', async () => {
  expect(await health(lastMinutes({ countsRecords: false }))).toMatch(
    /^Opsera answered: user activity can be read, the newest from/
  );
});

test('health without a record says so', async () => {
  expect(await health(simulateOpsera({ switches: { undated: 'nothing' } }))).toBe(
    'Opsera answered: user activity can be read, but there is none of the last days'
  );
});

test.each([
  ['', "put the zone's name into Time zone (timeZone), so that its summer time is known"],
  ['Europe/Berlin', 'correct Time zone (timeZone)'],
])('health says which zone was found where “%s” is set', async (timeZone, remedy) => {
  const said = await health(lastMinutes({ filterZoneMinutes: -360 }), timeZone);
  const not = timeZone === '' ? '' : ` and not in ${timeZone}`;
  expect(said).toBe(
    `${healthy}; its filters by date count in UTC-06:00, which is used,${not}: ${remedy}`.replace(',:', ':')
  );
});

test('health says nothing of the zone that is set and right', async () => {
  expect(await health(lastMinutes({ filterZoneMinutes: 60 }), 'Europe/Berlin')).toBe(healthy);
});

test('health says so where filters by date are of no use', async () => {
  expect(await health(lastMinutes({ dates: 'nothing' }))).toBe(
    `${healthy}; its filters by date do not find that record as they should, so all that it lists is read and filtered here, which takes longer`
  );
});

test('where Opsera does not answer without dates, health looks at the last days', async () => {
  expect(await health(lastMinutes({ undated: 'refused' }))).toBe(
    'Opsera answered: user activity can be read, the newest from 2026-11-21 11:57:00 UTC (3 min ago)'
  );
});

test('health says that the zone could not be proved where the record of the last days comes back in none', async () => {
  expect(await health(lastMinutes({ undated: 'refused', dates: 'hours' }))).toBe(
    'Opsera answered: user activity can be read, but in which zone its filters by date count could not be proved (it lists nothing without dates, and its filters by date do not find its newest record as they should)'
  );
});

test('without the audit role health is an error that says that task logs may still work', async () => {
  const server = simulateOpsera();
  server.expire('role');
  await expect(health(server)).rejects.toMatchObject({
    status: 403,
    message: expect.stringMatching(/Opsera Administrator, Auditor or Security Manager.*; task logs may still work\.$/),
  });
});

test('what health could not understand is told of', async () => {
  const server = lastMinutes();
  server.add({ activity: [auditRecord({ createdAt: '2026-11-21T11:56:00Z' })] });
  expect((await checked(server)).shortfalls).toEqual([
    expect.stringMatching(/^1 record of Opsera could not be understood: it lacks an id/),
  ]);
});
