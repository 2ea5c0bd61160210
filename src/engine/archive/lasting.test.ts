import { archivedEngine, minute, noon } from '../testing/archived-engine';
import { storedEvent, storedHeartbeat, type StoredEvent } from '../testing/stored-archive';

const at = (minutes: number): number => noon + minutes * minute;
const queryType = 'list.bars';
const event = (id: string, time: number, more: Partial<StoredEvent> = {}) =>
  storedEvent(queryType, { id, time: at(time), ...more });
const heartbeat = storedHeartbeat(queryType, { saidAt: at(-1), from: at(-600), until: at(-2) });

test("what began before the range and ended within it is in the archive's part", async () => {
  const records = [heartbeat, event('long', -90, { end: at(-50) }), event('over', -90, { end: at(-70) })];
  const { ask } = archivedEngine({ records });
  expect(await ask({ queryType })).toMatchObject({ ids: ['long'], warnings: [] });
});

test('so is what began before the archive is complete from, and ended within it', async () => {
  const late = storedHeartbeat(queryType, { saidAt: at(-1), from: at(-60), until: at(-2) });
  const records = [late, event('long', -90, { end: at(-50) })];
  expect(await archivedEngine({ records }).ask({ queryType })).toMatchObject({ ids: ['long'], warnings: [] });
});

test("what still goes on is the vendor's", async () => {
  const { ask, asked } = archivedEngine({
    things: [{ id: 'on', time: at(-90), outcome: 'running' }],
    records: [heartbeat, event('done', -40, { end: at(-30) })],
  });
  expect(await ask({ queryType })).toMatchObject({ ids: ['on', 'done'], actors: ['vendor', 'archive'], warnings: [] });
  expect(asked.filter((line) => line.startsWith('vendor'))).toHaveLength(1);
});

test('what still went on when it was archived has no end that anybody knows: a shortfall', async () => {
  const records = [heartbeat, event('hung', -90, { outcome: 'running' })];
  expect(await archivedEngine({ records }).ask({ queryType })).toMatchObject({
    ids: ['hung'],
    warnings: ['1 event of the archive still went on when it was archived, and nothing says how it ended.'],
  });
});

test('it is the vendor that says how it ended, where it does', async () => {
  const records = [heartbeat, event('hung', -90, { outcome: 'running' })];
  const things = [{ id: 'hung', time: at(-90), end: at(-3), outcome: 'failure' }];
  expect(await archivedEngine({ records, things }).ask({ queryType })).toMatchObject({
    actors: ['vendor'],
    warnings: [],
  });
});
