import { archivedEngine, minute, noon, type ArchivedWorld } from '../testing/archived-engine';
import type { VendorRequest } from '../seam/host';
import { queryIn, storedAnswer, storedEvent, storedHeartbeat, type StoredEvent } from '../testing/stored-archive';

const at = (minutes: number): number => noon + minutes * minute;
const event = (n: number, more: Partial<StoredEvent> = {}) =>
  storedEvent('list.points', { id: `a${n}`, time: at(-50) + n, target: n % 3 === 0 ? 'x' : 'y', ...more });
const heartbeat = storedHeartbeat('list.points', { saidAt: at(-1), from: at(-600), until: at(-2) });
const world: ArchivedWorld = {
  things: [
    { id: 'before', time: at(-8), target: 'x' },
    { id: 'since', time: at(-4), target: 'x' },
  ],
  records: [heartbeat, ...Array.from({ length: 30 }, (_, n) => event(n))],
  settings: { maxEvents: 10 },
};

test('more events than may be read are counted by the archive, and what the vendor has since then is added', async () => {
  const { ask, asked } = archivedEngine(world);
  expect(await ask({ format: 'count' }, { fromAlert: true })).toMatchObject({ status: 200, value: 31, warnings: [] });
  expect(asked.some((line) => line.includes('sort by (_time desc) limit'))).toBe(false);
});

test('a count that cannot be read is not taken for none', async () => {
  const odd = { status: 200, headers: { 'content-type': 'application/stream+json' }, body: '{"count":"many"}\n' };
  const archive = ({ body }: VendorRequest) => (queryIn(body).endsWith('as count') ? odd : undefined);
  const { ask } = archivedEngine({ ...world, archive });
  expect((await ask({ format: 'count' })).warnings[0]).toContain('Only the newest 10 of 30 events');
});

test.each([
  ['without groups', { format: 'count' }, ' as count'],
  ['by group', { format: 'count', groupBy: ['target'] }, ' as count'],
  ['over time', { format: 'countOverTime', interval: '5m', groupBy: ['target'] }, ' as count'],
  ['of values', { format: 'values', valueField: 'target' }, ' as records'],
])('an answer %s that ends at the end of a line is not taken for all of it', async (_, query, end) => {
  const archive = (request: VendorRequest) => {
    const whole = storedAnswer(world.records ?? [], request);
    const lines = 'body' in whole && typeof whole.body === 'string' ? whole.body.split('\n').slice(0, -2) : [];
    return queryIn(request.body).endsWith(end) ? { ...whole, body: lines.map((line) => `${line}\n`).join('') } : whole;
  };
  const { ask } = archivedEngine({ ...world, archive });
  expect((await ask(query)).warnings[0]).toContain('Only the newest 10 of 30 events');
});

test('groups are those of both', async () => {
  const { ask } = archivedEngine(world);
  const answer = await ask({ format: 'count', groupBy: ['target'] });
  expect(answer).toMatchObject({ counts: [11, 20], warnings: [] });
});

const again = event(3, { readAt: noon, outcome: 'failure' });
const twice: ArchivedWorld = { ...world, records: [...(world.records ?? []), again] };

test('an event whose records say the same in what is asked for is counted once', async () => {
  const { ask } = archivedEngine(twice);
  expect(await ask({ format: 'count' })).toMatchObject({ value: 31, warnings: [] });
  expect(await ask({ format: 'count', groupBy: ['target'] })).toMatchObject({ counts: [11, 20], warnings: [] });
});

test.each([
  ['by which is grouped', { groupBy: ['outcome'] }],
  ['by which is filtered', { filters: [{ field: 'outcome', operator: '!=', values: ['skipped'] }] }],
])(
  'an event whose records differ in the field %s is not: the newest that may be read are, with a shortfall',
  async (_, query) => {
    const { ask } = archivedEngine(twice);
    expect(await ask({ format: 'count', ...query })).toMatchObject({
      warnings: expect.arrayContaining([expect.stringContaining('Only the newest 10 of 30 events')]) as string[],
    });
  }
);

test('nor is one that was dated otherwise in another record', async () => {
  const moved = event(3, { time: at(-40), readAt: noon });
  const { ask } = archivedEngine({ ...world, records: [...(world.records ?? []), moved] });
  expect((await ask({ format: 'countOverTime', interval: '5m' })).warnings[0]).toContain('Only the newest');
});

test.each([
  ['list.points', true],
  ['list.bars', false],
])('whether each event of %s has one record is counted day by day: %p', async (queryType, daily) => {
  const ours = { 'runtrail.query_type': queryType };
  const records = (world.records ?? []).map((record) => ({ 'runtrail.event.end': String(noon), ...record, ...ours }));
  const { ask, asked } = archivedEngine({ records, settings: { maxEvents: 10 } });
  expect(await ask({ queryType, format: 'count' }, { to: at(-20) })).toMatchObject({ value: 30, warnings: [] });
  const proofs = asked.filter((line) => line.includes(' as records, '));
  expect(proofs).toHaveLength(1);
  expect(proofs[0]?.includes('by (_time:1d)')).toBe(daily);
});

test('nor is what each event says in words of its own', async () => {
  const { ask } = archivedEngine(world);
  const filters = [{ field: 'message', operator: '=~', values: ['a1'] }];
  expect((await ask({ format: 'count', filters })).warnings[0]).toContain('Only the newest 10 of 30 events');
});

test.each([
  [{ field: 'target', operator: '=~', values: ['^X?y'] }, '"runtrail.target":in("y")'],
  [{ field: 'target', operator: '!~', values: ['y'] }, '"runtrail.target":in("x")'],
  [{ field: 'target', operator: '=', values: ['1.50'] }, '"runtrail.target":in()'],
  [{ field: 'event', operator: '=', values: ['Th-ing'] }, '"runtrail.event.name":in("thing")'],
  [{ field: 'outcome', operator: '!=', values: ['unknown'] }, '"runtrail.outcome":in("success")'],
])(
  'what the plugin compares in its own way (%j) it picks from the words that the store has',
  async (filter, condition) => {
    const { ask, asked } = archivedEngine(world);
    expect(await ask({ format: 'count', filters: [filter] })).toMatchObject({ warnings: [] });
    expect(asked.filter((line) => line.endsWith('count() as count')).pop()).toContain(condition);
  }
);

test('a word with signs in place of characters is not taken for the word itself', async () => {
  const turned = event(40, { target: 'a\u202eb' });
  const { ask } = archivedEngine({ ...world, records: [...(world.records ?? []), turned] });
  const filters = [{ field: 'target', operator: '=~', values: ['a'] }];
  expect((await ask({ format: 'count', filters })).warnings[0]).toContain('Only the newest 10 of 31 events');
});

test('values are those of both, the one seen last first', async () => {
  const things = [{ id: 'since', time: at(-4), target: 'z' }];
  const query = { format: 'values', valueField: 'target' };
  const read = await archivedEngine({ ...world, things, settings: {} }).ask(query);
  const { ask, asked } = archivedEngine({ ...world, things });
  const told = await ask(query);
  expect([told.listed, told.warnings]).toEqual([['z', 'y', 'x'], []]);
  expect(read.listed).toEqual(told.listed);
  expect(asked.some((line) => line.includes('sort by (_time desc) limit'))).toBe(false);
});

test.each([
  ['5m', []],
  ['5m', ['target']],
  ['1H', ['target']],
  ['1d', []],
])('counts by %s and %j are those of both, in the same parts of time', async (interval, groupBy) => {
  const query = { format: 'countOverTime', interval, groupBy, timeZone: 'Asia/Kathmandu' };
  const { ask } = archivedEngine(world);
  const read = await archivedEngine({ ...world, settings: {} }).ask(query);
  const counted = await ask(query);
  expect(counted.warnings).toEqual([]);
  expect(counted.series).toEqual(read.series);
  expect(counted.series?.flat().reduce((sum: number, count) => sum + Number(count), 0)).toBe(31);
});

test('where the archive has more counts than are told, what the vendor lacks is said once', async () => {
  const lines = `${JSON.stringify({ _time: new Date(at(-50)).toISOString(), count: '1' })}\n`.repeat(50_001);
  const archive = ({ body }: VendorRequest) =>
    queryIn(body).endsWith('as count')
      ? { status: 200, headers: { 'content-type': 'application/stream+json' }, body: lines }
      : undefined;
  const vendor = () => ({
    status: 200,
    body: [
      { id: 'since', time: at(-4) },
      { id: 'odd', time: null },
    ],
  });
  const { ask } = archivedEngine({ ...world, archive, vendor });
  const { warnings } = await ask({ format: 'countOverTime', interval: '5m' });
  expect(warnings.filter((sentence) => sentence.includes('understood'))).toEqual([expect.stringMatching(/^1 thing /)]);
});
