import { archiveSecrets } from '../../model/archive';
import type { VendorRequest } from '../seam/host';
import { archivedEngine, minute, noon, type ArchivedWorld } from '../testing/archived-engine';
import type { Thing } from '../testing/thing';
import { storedEvent, storedHeartbeat, type StoredEvent, type StoredHeartbeat } from '../testing/stored-archive';

const at = (minutes: number): number => noon + minutes * minute;
const thing = (minutes: number, more: Partial<Thing> = {}): Thing => ({
  id: `t${minutes}`,
  time: at(minutes),
  ...more,
});
const event = (minutes: number, more: Partial<StoredEvent> = {}, queryType = 'list.points') =>
  storedEvent(queryType, { id: `t${minutes}`, time: at(minutes), ...more });
const heartbeat = (more: Partial<StoredHeartbeat> = {}, queryType = 'list.points') =>
  storedHeartbeat(queryType, { saidAt: at(-1), from: at(-600), until: at(-2), ...more });

/** An hour of which the vendor has lost all but the last ten minutes. */
const world: ArchivedWorld = {
  things: [thing(-8), thing(-4)],
  records: [heartbeat(), event(-50), event(-30), event(-8)],
};
const seam = 'Events before 2026-11-21 11:53:00 UTC come from the archive.';

test('the archive answers for what its heartbeat covers, the vendor for the rest', async () => {
  const { ask, asked } = archivedEngine(world);
  expect(await ask({})).toMatchObject({
    status: 200,
    ids: ['t-50', 't-30', 't-8', 't-4'],
    actors: ['archive', 'archive', 'archive', 'vendor'],
    warnings: [],
    notices: [seam],
  });
  expect(asked.filter((line) => line.startsWith('vendor'))).toEqual(['vendor /things?from=11:53:00.001Z&to=12:00']);
});

test("an event that both have is the vendor's", async () => {
  const { ask } = archivedEngine({ ...world, records: [...(world.records ?? []), event(-4, { outcome: 'failure' })] });
  expect((await ask({})).actors).toEqual(['archive', 'archive', 'archive', 'vendor']);
});

test('of several records of one event the one that was read last counts, in whatever order they were written', async () => {
  const versions = [
    event(-30, { readAt: 2, outcome: 'failure' }),
    event(-30, { readAt: 3, outcome: 'stopped' }),
    event(-30, { readAt: 1, outcome: 'success' }),
  ];
  for (const records of [versions, [...versions].reverse()]) {
    const { ask } = archivedEngine({ records: [...records, ...records, heartbeat()] });
    const count = (outcome: string) =>
      ask({ format: 'count', filters: [{ field: 'outcome', operator: '=', values: [outcome] }] });
    expect(await ask({ format: 'count' })).toMatchObject({ value: 1 });
    expect(await count('stopped')).toMatchObject({ value: 1 });
    expect(await count('failure')).toMatchObject({ value: 0 });
  }
});

test('events of one moment come in the order of their ids, in whatever order the store gives them', async () => {
  const ids = ['7/9', '7/10', '7/11'];
  const records = ids.map((id) => event(-30, { id }));
  for (const stored of [records, [...records].reverse()]) {
    const { ask } = archivedEngine({ records: [...stored, heartbeat()] });
    expect(await ask({})).toMatchObject({ ids });
  }
});

test('what ended long ago costs one call, and the vendor none', async () => {
  const { ask, asked } = archivedEngine(world);
  expect(await ask({}, { from: at(-60), to: at(-20) })).toMatchObject({
    ids: ['t-50', 't-30'],
    notices: ['All events shown come from the archive.'],
  });
  expect(asked.map((line) => line.split(' ')[0])).toEqual(['archive', 'archive']);
});

test("a range of the last minutes is the vendor's alone", async () => {
  const { ask, asked } = archivedEngine(world);
  expect(await ask({}, { from: at(-10) })).toMatchObject({ ids: ['t-8', 't-4'], warnings: [], notices: [] });
  expect(asked).toEqual(['vendor /things?from=11:50&to=12:00']);
});

test("the archive's call is listed among the executed ones, without a secret", async () => {
  const { ask } = archivedEngine(world);
  const { executed } = await ask({});
  expect(executed).toHaveLength(4);
  expect(executed[1]).toMatch(
    /^POST http:\/\/logs:9428\/select\/logsql\/query query=_time:\[2026-11-21T11:00:00\.000Z,2026-11-21T11:53:00\.000Z\] "runtrail\.source":in\("lab"\)/
  );
});

test.each(['table', 'count'])(
  'a vendor that lost what it had, and so what came later, is told of by a %s',
  async (format) => {
    const lost: ArchivedWorld = { ...world, things: [], records: [...(world.records ?? []), event(-6), event(-5)] };
    const sentence =
      'Lister no longer tells 2 events since 2026-11-21 11:54:00 UTC that the archive has, so that others which came later may be missing: look whether it was set up anew or from an older copy, and whether the login may still see everything.';
    const { ask } = archivedEngine(lost);
    expect(await ask({ format })).toMatchObject({ status: 200, warnings: [sentence] });
    expect(await ask({ format: 'count' }, { fromAlert: true })).toMatchObject({
      error: expect.stringContaining(sentence),
    });
    const kept = archivedEngine({ ...lost, things: [thing(-6), thing(-5)] });
    expect(await kept.ask({ format })).toMatchObject({ warnings: [] });
  }
);

test('what still went on when it was archived may end as something else, and is not lost', async () => {
  const records = [heartbeat({}, 'list.bars'), event(-50, {}, 'list.bars')];
  const bars = (outcome: string) =>
    archivedEngine({ things: [], records: [...records, event(-6, { outcome }, 'list.bars')] });
  expect((await bars('running').ask({ queryType: 'list.bars' })).warnings).toEqual([]);
  expect((await bars('success').ask({ queryType: 'list.bars' })).warnings).toHaveLength(1);
});

test('an alert rule counts across the seam', async () => {
  const { ask } = archivedEngine(world);
  expect(await ask({ format: 'count' }, { fromAlert: true })).toMatchObject({ status: 200, value: 4 });
});

test("what began before the archive is the vendor's, and where it begins is said", async () => {
  const { ask, asked } = archivedEngine({
    things: [thing(-55), thing(-4)],
    records: [heartbeat({ from: at(-40) }), event(-30)],
  });
  expect(await ask({})).toMatchObject({
    ids: ['t-55', 't-30', 't-4'],
    warnings: [],
    notices: [
      'The archive begins at 2026-11-21 11:20:00 UTC: of what was before there is only what Lister still has.',
      seam,
    ],
  });
  expect(asked.filter((line) => line.startsWith('vendor'))).toEqual([
    'vendor /things?from=11:00&to=2026-11-21T11:19:59.999Z'.replace('2026-11-21T', ''),
    'vendor /things?from=11:53:00.001Z&to=12:00',
  ]);
});

test('a gap is a shortfall, and the vendor is asked for what it still has of it', async () => {
  const gapped: ArchivedWorld = {
    things: [thing(-30), thing(-4)],
    records: [
      heartbeat({ gaps: [[at(-35), at(-25)]], more: { 'runtrail.lacks': '["Lister was down."]' } }),
      event(-50),
      event(-20),
    ],
  };
  const gap =
    'The archive has a gap from 2026-11-21 11:25:00 UTC to 2026-11-21 11:35:00 UTC: of that time there is only what Lister still has. The collector says: "Lister was down."';
  expect(await archivedEngine(gapped).ask({})).toMatchObject({
    ids: ['t-50', 't-30', 't-20', 't-4'],
    warnings: [gap],
  });
  expect(await archivedEngine(gapped).ask({ format: 'count' }, { fromAlert: true })).toMatchObject({
    status: 502,
    error: expect.stringContaining(gap) as string,
  });
});

test('a collector that stands still leaves the rest to the vendor, with a word', async () => {
  const { ask } = archivedEngine({
    things: [thing(-30), thing(-4)],
    records: [heartbeat({ saidAt: at(-40), until: at(-41) }), event(-50)],
  });
  expect(await ask({})).toMatchObject({
    ids: ['t-50', 't-30', 't-4'],
    warnings: [],
    notices: [
      'Events before 2026-11-21 11:14:00 UTC come from the archive.',
      'The archive is complete until 2026-11-21 11:14:00 UTC only, so that Lister was asked for what came later: look at the collector.',
    ],
  });
});

test.each([
  [
    { failure: 'refused' } as const,
    'logs:9428 refused the connection: check host and port in the Archive URL (archiveUrl)',
  ],
  [
    {
      failure: 'settings',
      detail: 'of Client Certificate (tlsClientCert) and Client Key (tlsClientKey) one is missing',
    } as const,
    "This data source's connection is set up wrong: of Archive client certificate (archiveTlsClientCert) and Archive client key (archiveTlsClientKey) one is missing.",
  ],
  [
    { status: 401, body: 'x' },
    'VictoriaLogs refused the credentials (401): put valid ones into Archive password (archivePassword) or Archive token (archiveToken).',
  ],
  [
    { status: 400, body: 'cannot parse' },
    'VictoriaLogs refused the request for the heartbeats of the collector as wrong (400): "cannot parse".',
  ],
  [
    { status: 200, body: '[]', headers: { 'content-type': 'application/json' } },
    'What answers at the Archive URL (archiveUrl) is not VictoriaLogs',
  ],
  [{ status: 204, body: '' }, 'What answers at the Archive URL (archiveUrl) is not VictoriaLogs'],
  [
    { status: 200, body: '{"_time":"20', headers: { 'content-type': 'application/stream+json' } },
    'breaks off in the middle',
  ],
])('an archive that does not answer (%j) is a shortfall, and the vendor alone is asked', async (answer, sentence) => {
  const { ask } = archivedEngine({ ...world, archive: () => answer });
  const { ids, warnings } = await ask({});
  expect(ids).toEqual(['t-8', 't-4']);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('The archive could not be read, so that only Lister was asked. ');
  expect(warnings[0]).toContain(sentence);
});

test('a vendor that does not answer leaves what the archive has, with a shortfall, and a rule without an answer', async () => {
  const broken: ArchivedWorld = { ...world, vendor: () => ({ status: 401 }) };
  const sentence =
    'What Lister knows of the time from 2026-11-21 11:53:00 UTC to 2026-11-21 12:00:00 UTC is missing, where the archive is not complete. Lister refused the credentials (401): put valid ones into Key (listKey).';
  expect(await archivedEngine(broken).ask({})).toMatchObject({ ids: ['t-50', 't-30', 't-8'], warnings: [sentence] });
  expect(await archivedEngine(broken).ask({ format: 'count' }, { fromAlert: true })).toMatchObject({ status: 502 });
});

test('without a heartbeat the archive is not believed', async () => {
  const { ask } = archivedEngine({ ...world, records: [event(-50), heartbeat({}, 'list.bars')] });
  expect(await ask({})).toMatchObject({
    ids: ['t-8', 't-4'],
    warnings: [
      'The archive has no heartbeat of source "lab" for Points (list.points), so that only Lister was asked: check Source name (archiveSource), and that the collector runs and reads this.',
    ],
  });
});

test("another source's records are not ours", async () => {
  const other = { 'runtrail.source': 'other' };
  const { ask } = archivedEngine({ ...world, records: [heartbeat(), event(-50), event(-40, { more: other })] });
  expect((await ask({})).ids).toEqual(['t-50', 't-4']);
});

test('the limit on events holds for the archive too: the newest, with how many there are', async () => {
  const many = Array.from({ length: 30 }, (_, n) => event(-50, { id: `m${n}`, time: at(-50) + n }));
  const { ask } = archivedEngine({ records: [heartbeat(), ...many], settings: { maxEvents: 20 } });
  const { ids, warnings } = await ask({}, { to: at(-20) });
  expect(ids[0]).toBe('m10');
  expect(warnings).toEqual([
    'Only the newest 20 of 30 events within the time range are used: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('what a list of the selection means that events do not tell, only the vendor knows', async () => {
  const { ask, asked } = archivedEngine(world);
  const { notices } = await ask({ kinds: ['big'] });
  expect(notices).toEqual(['Only Lister was asked: the archive cannot tell which events Kinds (kinds) means.']);
  expect(asked).toHaveLength(1);
});

test('a run that the vendor has no more is whole in the archive; one that neither has is an error', async () => {
  const gone = { status: 404, body: 'no such box' };
  const { ask } = archivedEngine({
    records: [heartbeat(), event(-50, { run: '7' }), event(-30, { run: '8' })],
    vendor: () => gone,
  });
  expect(await ask({ boxes: ['7'] })).toMatchObject({ ids: ['t-50'], warnings: [] });
  expect((await ask({ boxes: ['9'] })).warnings[0]).toContain('404');
});

test('a 404 that the vendor does not explain is none of a run alone', async () => {
  const { ask } = archivedEngine({
    records: [heartbeat(), event(-50, { run: '7' })],
    vendor: () => ({ status: 404, body: 'nothing here' }),
  });
  const { ids, warnings } = await ask({ boxes: ['7'] });
  expect(ids).toEqual(['t-50']);
  expect(warnings).toEqual([expect.stringMatching(/^What Lister knows of .* is missing.*\(404\)/)]);
});

test("a gateway's web page does not make a run one that the vendor has no more", async () => {
  const page = { status: 404, body: '<html><body>nginx</body></html>', headers: { 'content-type': 'text/html' } };
  const { ask } = archivedEngine({ records: [heartbeat(), event(-50, { run: '7' })], vendor: () => page });
  const { ids, warnings } = await ask({ boxes: ['7'] });
  expect(ids).toEqual(['t-50']);
  expect(warnings[0]).toContain('is missing, where the archive is not complete. ');
});

test('what the vendor no longer has is not said where the archive has it', async () => {
  const { ask } = archivedEngine(world);
  expect((await ask({ format: 'count' })).notices).toEqual([seam]);
  expect((await ask({ format: 'count' }, { from: at(-10) })).notices).toEqual(['Lister keeps only the latest.']);
});

test('how many events of the archive have no details is said to who asks for them, also where it keeps some by now', async () => {
  const more = { 'runtrail.details': '{"a":1}' };
  const records = [
    ...[heartbeat(), event(-50), event(-40), event(-30, { more }), event(-20), event(-20, { more, readAt: noon })],
  ];
  const { ask } = archivedEngine({ ...world, records });
  expect((await ask({ details: true })).notices).toEqual([
    seam,
    '2 events of the archive have no details, which its collector keeps only while its setting details is on, and up to 2 MB.',
  ]);
  expect((await ask({})).notices).toEqual([seam]);
});

test('a message of which the archive has the begin alone is said to be cut, and lacks what a filter on message may look for', async () => {
  const more = { 'runtrail.cut': 'message' };
  const { ask } = archivedEngine({ ...world, records: [heartbeat(), event(-50, { more }), event(-40)] });
  const sentence =
    '1 event of the archive has only the begin of its message, as the store takes no more than 2 MB, so that a filter on message may miss it.';
  expect(await ask({})).toMatchObject({ warnings: [], notices: [seam, sentence] });
  const filters = [{ field: 'message', operator: '=~', values: ['error'] }];
  expect((await ask({ filters })).warnings).toEqual([sentence]);
});

test('an archive that is switched off is not asked', async () => {
  const { ask, asked } = archivedEngine({ ...world, settings: { archiveEnabled: false } });
  expect(await ask({})).toMatchObject({ ids: ['t-8', 't-4'], notices: [] });
  expect(asked).toHaveLength(1);
});

test('a cluster of which a part is away is to answer with an error, not with the rest', async () => {
  const seen: unknown[] = [];
  const { ask } = archivedEngine({ ...world, archive: ({ body }) => void seen.push(body) });
  await ask({});
  expect(seen).toHaveLength(3);
  seen.forEach((body) => expect(body).toMatchObject({ form: { allow_partial_response: 'false' } }));
});

test('a tenant and a token go along with each call to the archive, and nowhere else', async () => {
  const seen: unknown[] = [];
  const look = ({ headers }: VendorRequest): undefined => void seen.push(headers);
  const { ask } = archivedEngine({
    ...world,
    settings: { archiveTenant: '7:9' },
    secrets: ['archiveToken'],
    archive: look,
    vendor: look,
  });
  expect((await ask({})).ids).toHaveLength(4);
  const ofArchive = {
    AccountID: '7',
    ProjectID: '9',
    Authorization: { secret: archiveSecrets.archiveToken, prefix: 'Bearer ' },
  };
  expect(seen).toEqual([ofArchive, ofArchive, undefined, ofArchive]);
});
