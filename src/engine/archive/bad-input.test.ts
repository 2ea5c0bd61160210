import { archivedEngine, minute, noon } from '../testing/archived-engine';
import { storedEvent, storedHeartbeat, type StoredHeartbeat, type StoredRecord } from '../testing/stored-archive';

const at = (minutes: number): number => noon + minutes * minute;
const things = [{ id: 'v', time: at(-30) }];
const event = storedEvent('list.points', { id: 'a', time: at(-40) });
const heartbeat = (more: Partial<StoredHeartbeat> = {}): StoredRecord =>
  storedHeartbeat('list.points', { saidAt: at(-1), from: at(-600), until: at(-2), ...more });
/** What the vendor alone, and what the archive, would answer. */
const [vendorAlone, archiveToo] = [['v'], ['a']];

async function told(...records: StoredRecord[]) {
  const { ids, warnings } = await archivedEngine({ things, records: [event, ...records] }).ask({}, { to: at(-20) });
  return { ids, warnings };
}

const future = (said: string, until: string): string =>
  `A heartbeat in the archive is from the future: said at 2026-11-21 ${said} UTC, it calls what happened until 2026-11-21 ${until} UTC complete. It is not believed: check the clocks of the collector and of Grafana's server.`;

test.each([
  ['said in the future', { saidAt: at(10), until: at(-2) }, future('12:10:00', '11:58:00')],
  ['that vouches for the future', { until: at(10) }, future('11:59:00', '12:10:00')],
  ['that vouches for what had not happened', { saidAt: at(-9), until: at(-3) }, future('11:51:00', '11:57:00')],
])('a heartbeat %s is not believed, nor is an older one of its collector', async (_, more, sentence) => {
  expect(await told(heartbeat(more), heartbeat({ saidAt: at(-11), until: at(-12) }))).toEqual({
    ids: vendorAlone,
    warnings: [sentence],
  });
});

test('clocks that differ by some seconds are no lack', async () => {
  expect(await told(heartbeat({ saidAt: noon + 30_000, until: noon - 10_000 }))).toEqual({
    ids: archiveToo,
    warnings: [],
  });
});

test('a heartbeat of another version is not believed', async () => {
  expect(await told(heartbeat({ more: { 'runtrail.version': '2' } }))).toEqual({
    ids: vendorAlone,
    warnings: [
      'The archive was written by a collector whose records are of version "2", which this Runtrail cannot read: update it.',
    ],
  });
});

test('an event of another version is left out and counted', async () => {
  const newer = storedEvent('list.points', { id: 'b', time: at(-35), more: { 'runtrail.version': '2' } });
  expect(await told(newer, heartbeat())).toEqual({
    ids: archiveToo,
    warnings: ['1 event of the archive has another version than this Runtrail reads and is left out: update it.'],
  });
});

test.each<[string, (n: number) => number, boolean]>([
  ['take turns', (n) => n % 2, true],
  ['are one that is started anew again and again', (n) => n, false],
  ['are one that was started anew while its clock was behind', (n) => (n < 5 || n === 9 ? 1 : 0), false],
])('it is told whether processes of one collector that %s are those of two', async (_, of, are) => {
  const said = Array.from({ length: 12 }, (_each, n) =>
    heartbeat({ saidAt: at(-1 - n), more: { 'runtrail.collector.process': `p${of(n)}` } })
  );
  const { warnings } = await told(...said);
  expect(warnings.some((text) => text.startsWith('Two collectors write to the archive'))).toBe(are);
});

test('two collectors that take turns are a shortfall', async () => {
  const { warnings } = await told(
    heartbeat({ collector: 'c1', saidAt: at(-5), until: at(-6) }),
    heartbeat({ collector: 'c2', saidAt: at(-4), until: at(-5) }),
    heartbeat({ collector: 'c1', saidAt: at(-3), until: at(-4) })
  );
  expect(warnings).toEqual([
    'Two collectors write to the archive under the name of this source, so that it may hold what is of another vendor connection: give each connection a source name of its own, and each source one collector.',
  ]);
});

test('a collector that took over from another one is no lack, and what both vouch for counts', async () => {
  const earlier = heartbeat({ collector: 'c0', saidAt: at(-33), from: at(-600), until: at(-34) });
  const later = heartbeat({ collector: 'c1', from: at(-45) });
  expect(await told(earlier, later)).toEqual({ ids: archiveToo, warnings: [] });
});

test('a day of which the store has nothing is a shortfall, and the vendor is asked for what it still has', async () => {
  const day = 24 * 60;
  const heartbeats = [-5 * day, -3 * day, -1].map((minutes) =>
    heartbeat({ saidAt: at(minutes), from: at(-9 * day), until: at(minutes - 1) })
  );
  const range = { from: at(-7 * day), to: at(-60) };
  const records = [...heartbeats, event, storedEvent('list.points', { id: 'old', time: at(-4 * day) })];
  const lost = { id: 'lost', time: at(-2 * day) };
  const { ids, warnings } = await archivedEngine({ things: [lost], records }).ask({}, range);
  expect(ids).toEqual(['old', 'lost']);
  expect(warnings).toEqual([
    'The archive has nothing at all from 2026-11-19 00:00:00 UTC to 2026-11-20 23:59:59 UTC, on 2 days in all, not even a heartbeat, though its collector calls that time complete: the store has lost it, or was down. There is only what Lister still has of it.',
  ]);
});

test('a store that began anew has lost what its collector still calls complete', async () => {
  const day = 24 * 60;
  const since = { 'runtrail.collector.since': String(at(-6 * day)) };
  const range = { from: at(-9 * day), to: at(-2 * day) };
  const anew = [-3 * day, -1].map((minutes) =>
    heartbeat({ saidAt: at(minutes), from: at(-20 * day), until: at(minutes - 1), more: since })
  );
  const lost = { id: 'lost', time: at(-8 * day) };
  const { ids, warnings } = await archivedEngine({ things: [lost], records: anew }).ask({}, range);
  expect(ids).toEqual(['lost']);
  expect(warnings[0]).toContain(
    'The archive has nothing at all from 2026-11-12 00:00:00 UTC to 2026-11-17 23:59:59 UTC, on 7 days in all'
  );
  const kept = [...anew, heartbeat({ saidAt: at(-6 * day), from: at(-20 * day), until: at(-6 * day), more: since })];
  expect((await archivedEngine({ records: kept }).ask({}, { ...range, to: at(-7 * day) })).warnings).toEqual([]);
});

test('also one that began anew since it was last asked', async () => {
  const day = 24 * 60;
  const since = { 'runtrail.collector.since': String(at(-6 * day)) };
  const said = (minutes: number) =>
    heartbeat({ saidAt: at(minutes), from: at(-20 * day), until: at(minutes - 1), more: since });
  const records = [said(-6 * day), storedEvent('list.points', { id: 'old', time: at(-8 * day) }), said(-1)];
  const { ask } = archivedEngine({ records });
  const range = { from: at(-9 * day), to: at(-7 * day), fromAlert: true };
  const query = { format: 'count', partial: 'use' };
  expect(await ask(query, range)).toMatchObject({ value: 1, warnings: [] });
  records.splice(0, 2);
  expect((await ask(query, range)).warnings[0]).toContain(
    'The archive has nothing at all from 2026-11-12 00:00:00 UTC'
  );
});

test('time between two collectors is a gap', async () => {
  const earlier = heartbeat({ collector: 'c0', saidAt: at(-49), from: at(-600), until: at(-50) });
  const later = heartbeat({ collector: 'c1', from: at(-45) });
  expect((await told(earlier, later)).warnings).toEqual([
    'The archive has a gap from 2026-11-21 11:05:00 UTC to 2026-11-21 11:14:59 UTC: of that time there is only what Lister still has.',
  ]);
});

test.each([
  ['begins', -48, -20, '11:12:00 UTC to 2026-11-21 11:14:59'],
  ['ends', -59, -48, '11:05:00 UTC to 2026-11-21 11:12:00'],
  ['begins and ends', -49, -48, '11:11:00 UTC to 2026-11-21 11:12:00'],
])('so it is for a range that %s in it', async (_, from, to, gap) => {
  const earlier = heartbeat({ collector: 'c0', saidAt: at(-49), from: at(-600), until: at(-50) });
  const { ask } = archivedEngine({ records: [earlier, heartbeat({ collector: 'c1', from: at(-45) })] });
  expect((await ask({}, { from: at(from), to: at(to) })).warnings).toEqual([
    `The archive has a gap from 2026-11-21 ${gap} UTC: of that time there is only what Lister still has.`,
  ]);
});

test('not all events come from the archive where it begins within the range', async () => {
  const { ask } = archivedEngine({ things, records: [event, heartbeat({ from: at(-45) })] });
  expect(await ask({}, { to: at(-20) })).toMatchObject({
    warnings: [],
    notices: ['The archive begins at 2026-11-21 11:15:00 UTC: of what was before there is only what Lister still has.'],
  });
});

test('where the archive begins is said of a range that is before it, too', async () => {
  const { ask } = archivedEngine({ things, records: [event, heartbeat({ from: at(-22) })] });
  expect((await ask({}, { to: at(-25) })).notices).toEqual([
    'The archive begins at 2026-11-21 11:38:00 UTC: of what was before there is only what Lister still has.',
  ]);
});

test.each<[string, Partial<StoredHeartbeat>, string]>([
  ['has just begun', { from: at(-5), until: at(-2) }, ''],
  [
    'could never read the vendor',
    { from: at(-9000), until: at(-9000), more: { 'runtrail.lacks': '["Lister refused the token."]' } },
    ' The collector says: "Lister refused the token."',
  ],
])('that an archive has nothing whole yet is said, where its collector %s', async (_, more, lack) => {
  const { ask } = archivedEngine({ things, records: [heartbeat(more)] });
  expect(await ask({}, { to: at(-20) })).toMatchObject({
    ids: vendorAlone,
    warnings: [],
    notices: [
      `The archive is not complete for any time yet, so that only Lister was asked: the collector has just begun, stands still, or cannot read Lister.${lack}`,
    ],
  });
});

test.each(['', 'x', '[[1]]', '[["a",2]]', '{}'])('gaps that cannot be read (%s) vouch for nothing', async (gaps) => {
  const { ids, warnings } = await told(heartbeat({ more: { 'runtrail.complete.gaps': gaps } }));
  expect(ids).toEqual(vendorAlone);
  expect(warnings[0]).toBe(
    '1 heartbeat of VictoriaLogs could not be understood: it lacks readable times. Look at VictoriaLogs itself, and for a newer Runtrail.'
  );
});

test('a heartbeat without its times is told of', async () => {
  const { ids, warnings } = await told(heartbeat({ more: { 'runtrail.complete.until': 'soon' } }));
  expect(ids).toEqual(vendorAlone);
  expect(warnings[0]).toContain('The archive could not be read, so that only Lister was asked. ');
});

test('a word that is no outcome is unknown', async () => {
  const odd = storedEvent('list.points', { id: 'a', time: at(-40), outcome: 'odd', readAt: noon });
  const { ask } = archivedEngine({ records: [odd, heartbeat()] });
  const filters = [{ field: 'outcome', operator: '=', values: ['unknown'] }];
  expect(await ask({ format: 'count', filters })).toMatchObject({ value: 1 });
});

test.each([
  [{ archiveSource: '' }, [], 'Source name (archiveSource) is missing.'],
  [{ archiveSource: 7 }, [], 'Source name (archiveSource) must be a text, not 7.'],
  [
    { archiveUrl: 'logs:9428' },
    [],
    'Archive URL (archiveUrl) must be http:// or https://, a host and perhaps a path, without user name, query or blanks, for example https://logs.example.com:9428.',
  ],
  [
    { archiveUrl: 'https://logs.example.com:94280' },
    [],
    'Archive URL (archiveUrl) names a port that does not exist: use one from 1 to 65 535.',
  ],
  [{ archiveUrl: '', archiveEnabled: true }, [], 'Archive URL (archiveUrl) is missing.'],
  [{ archiveEnabled: 'yes' }, [], 'Use the archive (archiveEnabled) must be true or false, not "yes".'],
  [
    { archiveTenant: '7' },
    [],
    'Tenant (archiveTenant) must be AccountID:ProjectID, two whole numbers as in 0:0, not "7".',
  ],
  [{ archiveUser: 'reader' }, [], 'Archive password (archivePassword) is missing.'],
  [{}, ['archivePassword'], 'Archive user (archiveUser) is missing.'],
  [
    { archiveUser: 'reader' },
    ['archiveToken'],
    'Archive token (archiveToken) stands beside Archive user (archiveUser): give either a token or user and password.',
  ],
  [{}, ['archiveTlsClientKey'], 'Archive client certificate (archiveTlsClientCert) is missing.'],
])('wrong settings (%j, %j) are a sentence', async (settings, secrets, sentence) => {
  const { ask, asked } = archivedEngine({ settings, secrets });
  expect(await ask({})).toMatchObject({ status: 400, error: sentence });
  expect(asked).toEqual([]);
});

test.each([
  [['failure'], 1],
  [['failure', 'unknown'], 0],
])('an outcome that was not known when it was archived is a lack for who looks for %j', async (values, lacks) => {
  const odd = storedEvent('list.points', { id: 'u', time: at(-35), outcome: 'unknown' });
  const query = { format: 'count', filters: [{ field: 'outcome', operator: '=', values }] };
  const all = [odd, ...Array.from({ length: 12 }, (_, n) => storedEvent('list.points', { id: `${n}`, time: at(-40) }))];
  for (const maxEvents of [10, 50]) {
    const { ask } = archivedEngine({ records: [...all, heartbeat()], settings: { maxEvents } });
    expect((await ask(query, { to: at(-20) })).warnings.filter((text) => text.includes('not known'))).toEqual(
      Array.from(
        { length: lacks },
        () =>
          'Of 1 event of the archive the outcome was not known when it was archived: if it may be what the filter on outcome looks for, let "unknown" pass it too.'
      )
    );
  }
});

describe('a field that is left out or changed on the way to the store', () => {
  const sentence =
    'The archive does not have the actor of events (user.name) as Lister tells it: on the way from the collector it is left out or changed, so that no filter and no group by it is right for what comes from there.';
  const { 'user.name': _, ...leftOut } = heartbeat();
  const records = [event, leftOut];
  const range = { to: at(-20) };
  const byActor = { filters: [{ field: 'actor', operator: '=', values: ['anna'] }] };

  test.each([
    ['filtered', byActor],
    ['grouped', { format: 'count', groupBy: ['actor'] }],
    ['listed', { format: 'values', valueField: 'actor' }],
  ])('is a shortfall where it is %s by', async (__, query) => {
    expect((await archivedEngine({ records }).ask(query, range)).warnings).toEqual([sentence]);
  });

  test('keeps a rule that asks by it from a count that would be wrong', async () => {
    const { ask } = archivedEngine({ records });
    expect(await ask({ format: 'count', ...byActor }, { ...range, fromAlert: true })).toMatchObject({ status: 502 });
    expect(await ask({ format: 'count' }, { ...range, fromAlert: true })).toMatchObject({ status: 200, value: 1 });
  });

  test('is a notice for who asks by another one, and none for a range of the vendor alone', async () => {
    const changed = heartbeat({ more: { 'user.name': '5f2c' } });
    const { ask } = archivedEngine({ records: [event, changed] });
    expect(await ask({}, range)).toMatchObject({
      warnings: [],
      notices: expect.arrayContaining([sentence]) as string[],
    });
    expect(await ask(byActor, { from: at(-10) })).toMatchObject({ warnings: [], notices: [] });
  });

  test('leaves runs that are selected by it to the vendor', async () => {
    const { ask } = archivedEngine({ things, records: [event, heartbeat({ more: { 'cicd.pipeline.run.id': '' } })] });
    expect(await ask({ boxes: ['7'] }, range)).toMatchObject({
      notices: ['Only Lister was asked: the archive cannot tell which events Boxes (boxes) means.'],
    });
  });

  test('cannot be told where heartbeats have no samples', async () => {
    const none = Object.entries(heartbeat()).filter(([, value]) => value !== 'sample@example.com');
    const { ask } = archivedEngine({ records: [event, Object.fromEntries(none)] });
    expect((await ask(byActor, range)).warnings).toEqual([]);
  });
});
