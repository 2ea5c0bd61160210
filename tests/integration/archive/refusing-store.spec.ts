import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../../simulators/base/simulator';
import { startPuppetSimulator } from '../../simulators/puppet/start';
import { puppet as vendor } from '../vendors/puppet';
import { archivesIn, compared, heartbeatsIn } from './archived';
import { CollectorProcess } from './collector-process';
import { type VictoriaLogs, startVictoriaLogs } from './victoria-logs';

const hour = 3_600_000;
const more = { query_types: ['puppet.jobs'], backfill: { max_age: '24h' } };
/** It is never killed, and after four times as long what it has not got is sent again. */
const onDiskAfter = '2s';
const login = { user: 'writer', password: 'archive-password' };

let puppet: Simulator;
let store: VictoriaLogs;
let collector: CollectorProcess;

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await isSo())) {
    assert.ok(performance.now() < end, `${what}: ${collector.log.slice(-2_000)}`);
    await sleep(200);
  }
}

/** Everything is there, and the heartbeat says so. */
async function isWhole(): Promise<void> {
  const end = puppet.clock.now();
  await until(async () => {
    // Of two heartbeats of one moment nothing tells which is the later one.
    puppet.clock.advance(1_000);
    collector.setClock(puppet.clock.now());
    const heartbeat = (await heartbeatsIn(store, end)).get('puppet.jobs');
    return heartbeat?.lacks === '[]' && !heartbeat.backfill && heartbeat.until > end - hour;
  }, 'the heartbeats');
  const heartbeat = (await heartbeatsIn(store, end)).get('puppet.jobs');
  const archive = (await archivesIn(store)).get('puppet.jobs');
  const happened = puppet.events()['puppet.jobs'] ?? [];
  const all = compared('puppet.jobs', happened, archive, heartbeat, { mayMiss: undefined, end });
  assert.deepEqual(all.wrong, []);
  assert.ok(all.happened > 10, `${all.happened} jobs`);
}

describe('A store that takes nothing', () => {
  before(async () => {
    const now = Date.UTC(2026, 9, 1);
    const options = {
      now,
      speed: 0,
      clientsLiveThere: true,
      jobEverySeconds: 3_600,
      longAgoMinutes: 60,
      historyDays: 1,
    };
    puppet = await startPuppetSimulator(options);
    store = await startVictoriaLogs({ login, flags: ['-inmemoryDataFlushInterval=1s'] });
    collector = new CollectorProcess('refusing-store', [{ vendor, url: puppet.url }]);
    collector.setClock(now);
  });
  after(async () => {
    await collector.kill();
    await store.remove();
    await puppet.stop();
  });

  it('for a wrong password gets everything once that is right, though the exporter has dropped it', async () => {
    const headers = { Authorization: 'Basic d3JvbmcK' };
    collector.configure({ url: store.url, headers, after: onDiskAfter }, more);
    collector.start();
    await until(() => collector.log.includes('Dropping data'), 'the exporter drops what is refused');
    const said = /The store does not tell whether it has what was sent.*401 Unauthorized/;
    await until(() => said.test(collector.log), 'it is said');
    assert.equal((await archivesIn(store)).size, 0);
    await collector.stop();
    collector.configure({ ...store, after: onDiskAfter }, more);
    collector.start();
    await isWhole();
  });

  it('as it is full gets everything once there is room', async () => {
    await store.restart(['-storage.minFreeDiskSpaceBytes=1000TB']);
    const before = (await archivesIn(store)).get('puppet.jobs')?.size;
    puppet.clock.advance(6 * hour);
    collector.setClock(puppet.clock.now());
    await until(() => collector.log.includes('429'), 'the store refuses');
    await sleep(1_000);
    assert.equal((await archivesIn(store)).get('puppet.jobs')?.size, before);
    await store.restart();
    await isWhole();
  });

  it('that is killed before it has written what it shows gets that again, however long it has shown it', async () => {
    await store.restart(['-inmemoryDataFlushInterval=10s']);
    const before = (await archivesIn(store)).get('puppet.jobs')?.size ?? 0;
    puppet.clock.advance(6 * hour);
    collector.setClock(puppet.clock.now());
    await until(async () => ((await archivesIn(store)).get('puppet.jobs')?.size ?? 0) > before, 'they are shown');
    // Twice as long as the collector waits for, and half as long as the store takes.
    await sleep(4_000);
    await store.kill();
    await store.start();
    await isWhole();
  });
});
