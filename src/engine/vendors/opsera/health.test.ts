import { testDataSource } from '../../testing/data-source';
import { opsera } from './index';
import { Platform } from './opsera.fixture';

function health(platform: Platform) {
  const source = testDataSource(opsera, { answer: platform.answer });
  return { source, said: opsera.checkHealth(source.client()) };
}

test('health reads one record of the last day and says how many there are', async () => {
  const platform = new Platform();
  platform.addRecords(1_284, '2026-11-21T11:59:59Z');
  const { source, said } = health(platform);
  expect(await said).toBe('Opsera answered: 1 284 records of user activity in the last day');
  expect(source.calls()).toEqual([
    'GET /api/v2/logs/audit/user?page=1&page_size=1&start_date=2026-11-20&start_time=12:00&end_date=2026-11-21&end_time=12:01',
  ]);
});

test('health without a count says that user activity can be read', async () => {
  const platform = new Platform();
  platform.countGiven = false;
  expect(await health(platform).said).toBe('Opsera answered: user activity can be read');
});

test('without the audit role health is an error that says that task logs may still work', async () => {
  const platform = new Platform();
  platform.broken.set('/logs/audit/user', { status: 403, body: { message: 'No role' } });
  await expect(health(platform).said).rejects.toMatchObject({
    status: 403,
    message: `Opsera does not let the token's owner read user activity (403): it takes the site role Opsera Administrator, Auditor or Security Manager; task logs may still work.`,
  });
});
