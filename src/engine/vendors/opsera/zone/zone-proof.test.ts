import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { withRecords } from '../../../../../tests/simulators/opsera/handmade-records';
import { simulateOpsera } from '../../../../../tests/simulators/opsera/start';
import type { Switches } from '../../../../../tests/simulators/opsera/switches';
import { testDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { opsera } from '../index';
import { zoneProof } from './zone-proof';

const hour = 3_600_000;
const newest = Date.parse('2026-11-21T11:59:59Z');

function prover(server: Simulation, timeZone = '') {
  const source = simulatedDataSource(opsera, server, { vendorOptions: { timeZone } });
  return { source, prove: (freshness: 'panels' | 'rules' = 'panels') => zoneProof(source.client({ freshness })) };
}

const lastMinutes = (switches?: Partial<Switches>) => withRecords(1_200, '2026-11-21T11:59:59Z', switches);

test('the newest record of a page without dates is asked for by its own time, once an hour, for rules too', async () => {
  const { source, prove } = prover(lastMinutes());
  expect(await prove()).toMatchObject({ kind: 'proved', zone: { offset: 0 }, newest, count: 1_350 });
  expect(source.calls()).toEqual([
    'GET /api/v2/logs/audit/user?page=1&page_size=100',
    'GET /api/v2/logs/audit/user?page=1&page_size=1000&start_date=2026-11-21&start_time=11:56&end_date=2026-11-21&end_time=12:03',
    'GET /api/v2/logs/audit/user?page=1&page_size=1000&start_date=2026-11-21&start_time=11:56&end_date=2026-11-22&end_time=00:00',
  ]);
  source.pass(hour - 1);
  await Promise.all([prove(), prove('rules')]);
  expect(source.calls()).toEqual([]);
  source.pass(1);
  await prove('rules');
  expect(source.calls()).toHaveLength(3);
});

test.each([-12 * 60, -6 * 60, -3.5 * 60, 15, 2 * 60, 5.5 * 60, 5.75 * 60, 14 * 60])(
  'a zone that is %d minutes from UTC is found in a few calls, whatever the order of the list',
  async (filterZoneMinutes) => {
    for (const order of ['newest', 'oldest'] as const) {
      const { source, prove } = prover(lastMinutes({ filterZoneMinutes, order }));
      expect(await prove()).toMatchObject({ kind: 'proved', newest, zone: { offset: filterZoneMinutes * 60_000 } });
      expect(source.calls().length).toBeLessThan(14);
    }
  }
);

test('the zone that is set is tried first, and kept by its name', async () => {
  const { source, prove } = prover(lastMinutes({ filterZoneMinutes: -6 * 60 }), 'America/Chicago');
  expect(await prove()).toMatchObject({ kind: 'proved', zone: { name: 'America/Chicago' } });
  expect(source.calls()).toHaveLength(3);
});

test('where the zone that is set is wrong, the one that is found is used', async () => {
  const { prove } = prover(lastMinutes(), 'America/Chicago');
  expect(await prove()).toMatchObject({ kind: 'proved', zone: { offset: 0 } });
});

test('filters by date that find the record in no zone are of no use', async () => {
  const { prove } = prover(lastMinutes({ dates: 'nothing' }));
  expect(await prove()).toMatchObject({ kind: 'unusable', newest });
});

test('so are those that take two times for hours of each day: from the evening to midnight there is nothing', async () => {
  const { prove } = prover(lastMinutes({ dates: 'hours' }));
  expect(await prove()).toMatchObject({ kind: 'unusable', newest });
});

test('a last page that is counted but refused is no reason to fail', async () => {
  const { prove } = prover(lastMinutes({ order: 'oldest', cap: 500, behindLast: 400 }));
  expect(await prove()).toMatchObject({ kind: 'proved' });
});

test('so are those that a server ignores: all others come back too', async () => {
  const { source, prove } = prover(lastMinutes({ ignoresDates: true }));
  expect(await prove()).toMatchObject({ kind: 'unusable', newest });
  expect(source.calls()).toHaveLength(2);
});

test('where there is no record there is nothing to prove, and it is tried again each time', async () => {
  const { source, prove } = prover(simulateOpsera({ switches: { undated: 'nothing' } }));
  expect(await prove()).toEqual({ kind: 'noRecord', zone: { offset: 0 } });
  await prove();
  expect(source.calls()).toHaveLength(4);
});

test.each(['refused', 'nothing'] as const)(
  'where a list without dates is %s, the newest record of the last days proves the zone, once an hour',
  async (undated) => {
    for (const order of ['newest', 'oldest'] as const) {
      const { source, prove } = prover(lastMinutes({ undated, order, filterZoneMinutes: 120 }));
      expect(await prove()).toMatchObject({ kind: 'proved', zone: { offset: 2 * hour }, newest });
      source.calls();
      await prove('rules');
      expect(source.calls()).toEqual([]);
    }
  }
);

test('where it comes back in no zone, the filters are refuted, as there is no list without dates to read instead', async () => {
  expect(await prover(lastMinutes({ undated: 'refused', dates: 'hours' })).prove()).toMatchObject({
    kind: 'notTold',
    refuted: true,
  });
});

test('a server that lists no days leaves the zone unproved', async () => {
  const body = { message: 'at most one day' };
  const source = testDataSource(opsera, { answer: () => ({ status: 422, body }) });
  expect(await zoneProof(source.client())).toEqual({
    kind: 'notTold',
    zone: { offset: 0 },
    why: 'Opsera refused the request for user activity as wrong (422): "at most one day".',
    refuted: false,
  });
});

test('what is no answer about dates is an error as anywhere else', async () => {
  const server = simulateOpsera();
  server.expire('expired');
  await expect(prover(server).prove()).rejects.toMatchObject({ status: 401 });
});

test('records of which none can be understood prove nothing: that is another version of the API', async () => {
  const server = lastMinutes();
  server.fault({ kind: 'timeFormat' });
  await expect(prover(server).prove()).rejects.toMatchObject({ status: 502 });
});
