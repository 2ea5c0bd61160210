import type { Settings } from '../../connection/settings';
import { testDataSource } from '../../testing/data-source';
import { opsera } from './index';
import { Platform } from './opsera.fixture';

function health(platform: Platform, settings: Partial<Settings> = {}) {
  return opsera.checkHealth(testDataSource(opsera, { answer: platform.answer, settings }).client());
}

function withRecords(changes: Partial<Platform> = {}): Platform {
  const platform = Object.assign(new Platform(), changes);
  platform.addRecords(1_284, '2026-11-21T11:57:00Z');
  return platform;
}

const healthy = 'Opsera answered: 1 284 records of user activity, the newest from 2026-11-21 11:57:00 UTC (3 min ago)';

test('health says how many records there are, and how old the newest is', async () => {
  expect(await health(withRecords())).toBe(healthy);
});

test('health without a count says that user activity can be read', async () => {
  expect(await health(withRecords({ countGiven: false }))).toMatch(
    /^Opsera answered: user activity can be read, the newest from/
  );
});

test('health without a record says so', async () => {
  expect(await health(new Platform())).toBe('Opsera answered: user activity can be read, but there is none yet');
});

test.each([
  ['', "put the zone's name into Time zone (timeZone), so that its summer time is known"],
  ['Europe/Berlin', 'correct Time zone (timeZone)'],
])('health says which zone was found where “%s” is set', async (timeZone, remedy) => {
  const said = await health(withRecords({ filterZoneMinutes: -360 }), { vendorOptions: { timeZone } });
  const not = timeZone === '' ? '' : ` and not in ${timeZone}`;
  expect(said).toBe(
    `${healthy}; its filters by date count in UTC-06:00, which is used,${not}: ${remedy}`.replace(',:', ':')
  );
});

test('health says nothing of the zone that is set and right', async () => {
  expect(await health(withRecords({ filterZoneMinutes: 60 }), { vendorOptions: { timeZone: 'Europe/Berlin' } })).toBe(
    healthy
  );
});

test('health says so where filters by date are of no use', async () => {
  expect(await health(withRecords({ findsNothing: true }))).toBe(
    `${healthy}; its filters by date do not find that record in any zone, so all that it lists is read and filtered here, which takes longer`
  );
});

test('health says that the zone could not be proved where Opsera does not answer without dates', async () => {
  const platform = withRecords({ refusesUndated: true });
  expect(await health(platform)).toBe(
    'Opsera answered: user activity can be read, but in which zone its filters by date count could not be proved (Opsera refused the request for user activity as wrong (422): "start_date is required")'
  );
});

test('without the audit role health is an error that says that task logs may still work', async () => {
  const platform = new Platform();
  platform.broken.set('/logs/audit/user', { status: 403, body: { message: 'No role' } });
  await expect(health(platform)).rejects.toMatchObject({
    status: 403,
    message: expect.stringMatching(/Opsera Administrator, Auditor or Security Manager.*; task logs may still work\.$/),
  });
});
