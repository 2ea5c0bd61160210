import { archivedEngine, minute, noon, type ArchivedWorld } from '../testing/archived-engine';
import { storedHeartbeat } from '../testing/stored-archive';

const at = (minutes: number): number => noon + minutes * minute;
const heartbeat = (queryType: string, until: number, more: object = {}) =>
  storedHeartbeat(queryType, { saidAt: at(-1), from: at(-600), until: at(until), more: { ...more } });
const health = (world: ArchivedWorld) => archivedEngine(world).engine.checkHealth(1);

test('health says how far the archive reaches and how far it lags, by query type', async () => {
  const records = [heartbeat('list.points', -3), heartbeat('list.bars', -50, { 'runtrail.backfill': 'true' })];
  expect(await health({ records })).toEqual({
    ok: true,
    message:
      'Lister answered. The archive reaches from 2026-11-21 02:00:00 UTC to 2026-11-21 11:57:00 UTC (3 min behind) for Points and from 2026-11-21 02:00:00 UTC to 2026-11-21 11:10:00 UTC (50 min behind, and is still read backwards) for Bars',
  });
});

test('health says what the archive lacks in between', async () => {
  const [one, other] = [
    [at(-90), at(-80)],
    [at(-30), at(-20)],
  ] as const;
  const said = async (more: object, until = -3) =>
    (
      await health({
        records: [storedHeartbeat('list.points', { saidAt: at(-1), from: at(-600), until: at(until), ...more })],
      })
    ).message;
  expect(await said({ gaps: [one] })).toContain(
    '(3 min behind, with a gap from 2026-11-21 10:30:00 UTC to 2026-11-21 10:40:00 UTC) for Points'
  );
  expect(await said({ gaps: [one, other] })).toContain(
    '(3 min behind, with 2 gaps, the latest from 2026-11-21 11:30:00 UTC to 2026-11-21 11:40:00 UTC) for Points'
  );
  expect(await said({ gaps: [[at(-700), at(-650)]] })).toContain('(3 min behind) for Points');
});

test('health says what no collector vouches for between one and the next', async () => {
  const records = [
    storedHeartbeat('list.points', { collector: 'c0', saidAt: at(-300), from: at(-600), until: at(-305) }),
    storedHeartbeat('list.points', { collector: 'c1', saidAt: at(-1), from: at(-100), until: at(-3) }),
  ];
  expect((await health({ records })).message).toContain(
    '(3 min behind, with a gap from 2026-11-21 06:50:00 UTC to 2026-11-21 10:19:59 UTC) for Points'
  );
});

test('a collector that fell silent while it read backwards does not do so any more, where another one took over', async () => {
  const filling = { collector: 'c0', saidAt: at(-90), until: at(-91), more: { 'runtrail.backfill': 'true' } };
  const records = [
    storedHeartbeat('list.points', { ...filling, from: at(-600) }),
    storedHeartbeat('list.points', { collector: 'c1', saidAt: at(-1), from: at(-600), until: at(-3) }),
  ];
  // By the ids of collectors, as VictoriaLogs does, and not by what they said last.
  const archive = () => ({
    status: 200,
    headers: { 'content-type': 'application/stream+json' },
    body: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  });
  const { ok, message } = await health({ archive });
  expect([ok, message]).toEqual([true, expect.stringContaining('(3 min behind) for Points')]);
});

test('an archive without a heartbeat of this source makes the data source unhealthy', async () => {
  expect(await health({ records: [] })).toEqual({
    ok: false,
    message:
      'Lister answered. The archive has no heartbeat of source "lab" for any query type of this vendor: check Source name (archiveSource), and that the collector runs',
  });
});

test('an archive that cannot be read makes the data source unhealthy, and the vendor is told of too', async () => {
  expect(await health({ archive: () => ({ status: 401 }), secrets: ['archiveToken'] })).toEqual({
    ok: false,
    message:
      'Lister answered. The archive cannot be read: VictoriaLogs refused the credentials (401): put valid ones into Archive token (archiveToken).',
  });
});

test('what is wrong with the heartbeats is said', async () => {
  const { ok, message } = await health({ records: [heartbeat('list.points', 30)] });
  expect(ok).toBe(false);
  expect(message).toContain('A heartbeat in the archive is from the future');
});

test('why an archive reaches nowhere is said', async () => {
  const never = { saidAt: at(-1), from: at(-9000), until: at(-9000), more: { 'runtrail.lacks': '["Refused."]' } };
  const { ok, message } = await health({
    records: [
      storedHeartbeat('list.points', never),
      storedHeartbeat('list.bars', { saidAt: at(-1), from: at(-5), until: at(-2) }),
    ],
  });
  expect([ok, message]).toEqual([
    true,
    'Lister answered. The archive reaches nowhere for Points (the collector says: "Refused.") and nowhere for Bars',
  ]);
});

test('heartbeats that could not be understood are told of, whether there are others or not', async () => {
  const odd = heartbeat('list.bars', -3, { 'runtrail.complete.gaps': 'x' });
  const sentence = /^Lister answered\. .*[^.]\. 1 heartbeat of VictoriaLogs could not be understood/;
  for (const records of [[odd], [odd, heartbeat('list.points', -3)]]) {
    const { ok, message } = await health({ records });
    expect([ok, message]).toEqual([false, expect.stringMatching(sentence)]);
  }
});
