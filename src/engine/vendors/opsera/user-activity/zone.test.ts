import { hexId, withRecords } from '../../../../../tests/simulators/opsera/handmade-records';
import { simulateOpsera } from '../../../../../tests/simulators/opsera/start';
import { range, reading, serverWith } from '../../../testing/opsera-activity';
import { zoneProof } from '../zone/zone-proof';

test.each([-360, 330])(
  'in a zone %d minutes from UTC exactly the same records are found',
  async (filterZoneMinutes) => {
    const server = withRecords(4_000, '2026-11-21T11:30:00Z', { filterZoneMinutes });
    const { events, shortfalls } = await reading(server).read();
    expect(events).toHaveLength(1_801);
    expect(shortfalls).toEqual([]);
  }
);

test.each([0, 60])(
  'of a summer that is %d minutes from UTC, where winter is UTC, nothing is lost',
  async (filterZoneMinutes) => {
    const server = serverWith(
      ['2026-07-10T10:45:00Z', '2026-11-21T10:45:00Z'].map((createdAt, index) => ({ _id: hexId(index), createdAt }))
    );
    const summer = { from: Date.parse('2026-07-10T10:00:00Z'), to: Date.parse('2026-07-10T11:00:00Z') };
    const { source, read } = reading(server, {}, summer);
    await zoneProof(source.client());
    server.setSwitches({ filterZoneMinutes });
    const { events, shortfalls } = await read();
    expect(events.map(({ eventId }) => eventId)).toEqual([hexId(0)]);
    expect(shortfalls).toEqual([]);
  }
);

test('a record that lies outside the time asked for is a shortfall: the zone may be another one by now', async () => {
  const server = withRecords(1, '2026-11-21T08:45:00Z');
  const { read } = reading(server);
  await read();
  server.setSwitches({ filterZoneMinutes: 120 });
  expect((await read()).shortfalls).toEqual([
    '1 record that Opsera gave is outside the time it was asked for, so it may count in another zone by now, and others be missing: widen the time range, or set Time zone (timeZone).',
  ]);
});

test.each([{ dates: 'nothing' }, { ignoresDates: true }] as const)(
  'where filters by date are of no use (%j) pages are read without dates until one is older than the range',
  async (switches) => {
    const { source, read } = reading(withRecords(7_200, '2026-11-21T11:59:59Z', switches));
    const { events, shortfalls } = await read();
    expect(events).toHaveLength(1_801);
    expect(shortfalls).toEqual([]);
    expect(source.calls().map((call) => call.replace(/^.*\?/, ''))).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((page) => `page=${page}&page_size=1000`)
    );
  }
);

test('where these pages do not reach back to the begin of the range, that is a shortfall', async () => {
  const server = withRecords(200, '2026-11-21T11:00:00Z', { dates: 'nothing' });
  server.prune(range.from);
  expect((await reading(server).read()).shortfalls).toEqual([
    expect.stringMatching(/^Opsera's filters by date do not find its newest record as they should/),
  ]);
});

test('a zone that is refuted is a shortfall, and one for which there is no record is none', async () => {
  const refuting = withRecords(1, '2026-11-21T10:45:00Z', { undated: 'refused', dates: 'hours' });
  expect((await reading(refuting).read()).shortfalls).toEqual([
    "In which zone Opsera's filters by date count could not be proved, so records of the time range may be missing (it lists nothing without dates, and its filters by date do not find its newest record as they should): try again, and ask Opsera in which zone they count if it stays so.",
  ]);
  expect((await reading(simulateOpsera({ switches: { undated: 'nothing' } })).read()).shortfalls).toEqual([]);
});

test.each(['refused', 'nothing'] as const)(
  'records that come only for dates prove the zone: without, %s',
  async (undated) => {
    const server = withRecords(20, '2026-11-21T10:45:00Z', { undated, filterZoneMinutes: 120 });
    const { events, shortfalls } = await reading(server).read();
    expect(events).toHaveLength(20);
    expect(shortfalls).toEqual([]);
  }
);

test('a newest record that is dated in the future is a shortfall, though the range ends now', async () => {
  const server = withRecords(1, '2026-11-21T12:45:00Z');
  expect((await reading(server).read()).shortfalls).toEqual([
    'The newest record of Opsera is dated 45 min in the future, so that others may be missing from the time range: check the clocks.',
  ]);
});
