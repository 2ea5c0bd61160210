import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowsOf } from '../../preview/grafana-api';
import { puppet as vendor } from '../vendors/puppet';
import { useWorld } from '../world';
import { heartbeatsIn } from './archived';
import { CollectorProcess } from './collector-process';
import { type VictoriaLogs, startVictoriaLogs } from './victoria-logs';

const minute = 60_000;
const queryType = 'puppet.jobEvents';
/** What a rule looks back, and how long all of it goes on; the plugin's clock is at the end of that. */
const window = 40 * minute;
const length = 60;
const world = useWorld('rule-across-seam', {
  now: Date.now() - (length + 5) * minute,
  historyDays: 1,
  jobEverySeconds: 100,
});

let store: VictoriaLogs;
let collector: CollectorProcess;
let uid = '';

/** What happens in which minute, and what a rule says from then on. */
const turns: Readonly<Record<number, { happen: () => Promise<unknown>; says: RegExp | undefined }>> = {
  8: { happen: () => world().puppet.down(), says: /Puppet/ },
  16: { happen: () => world().puppet.up(), says: undefined },
  24: { happen: () => store.kill(), says: /The archive could not be read, so that only Puppet was asked/ },
  30: { happen: () => store.start(), says: undefined },
  38: { happen: () => collector.kill(), says: undefined },
  50: {
    happen: async () =>
      Promise.resolve().then(() => {
        collector.start();
      }),
    says: undefined,
  },
};

describe('A rule across the seam', () => {
  before(async () => {
    const { puppet, grafana } = world();
    store = await startVictoriaLogs({ flags: ['-inmemoryDataFlushInterval=1s'] });
    collector = new CollectorProcess('rule-across-seam', [{ vendor, url: puppet.url }]);
    collector.configure(store, { query_types: [queryType], overlap: '10m', backfill: { max_age: '3h' } });
    collector.setClock(puppet.clock.now());
    collector.start();
    uid = await grafana.addDataSource({
      url: puppet.url,
      jsonData: {
        maxRequestsPerSecond: 1_000,
        maxConcurrentRequests: 16,
        archiveUrl: store.url,
        archiveSource: `test-${vendor.id}`,
      },
    });
    for (const until = performance.now() + 60_000; performance.now() < until;) {
      const said = (await heartbeatsIn(store, 0)).get(queryType);
      if (said && !said.backfill && said.until > puppet.clock.now() - 10 * minute) {
        return;
      }
      await sleep(200);
      puppet.clock.advance(500);
      collector.setClock(puppet.clock.now());
    }
    assert.fail(`the archive is not filled: ${collector.log.slice(-2_000)}`);
  });

  after(async () => {
    await collector.kill();
    await store.remove();
  });

  it('counts minute by minute what happened, and is an error while vendor or archive is down', async (t) => {
    const { puppet, grafana } = world();
    let says: RegExp | undefined;
    let seams = 0;
    for (let step = 0; step < length; step++) {
      const turn = turns[step];
      await turn?.happen();
      says = turn === undefined ? says : turn.says;
      puppet.clock.advance(minute);
      const now = puppet.clock.now();
      collector.setClock(now);
      await sleep(300);
      const range = { from: now - window, to: now, headers: { FromAlert: 'true' } };
      const result = await grafana.query(uid, { queryType, format: 'count' }, range);
      if (says !== undefined) {
        assert.match(result.error ?? '', says, `minute ${step}`);
        continue;
      }
      assert.equal(result.error, undefined, `minute ${step}`);
      const happened = (puppet.events()[queryType] ?? []).filter(({ time }) => time >= range.from && time <= range.to);
      assert.equal(rowsOf(result.frames[0])[0]?.['count'], happened.length, `minute ${step}`);
      seams += /select\/logsql/.test(result.frames[0]?.schema.meta?.executedQueryString ?? '') ? 1 : 0;
    }
    t.diagnostic(`${seams} of ${length} counts were across the seam`);
    assert.ok(seams > 30, 'the archive was asked');
  });
});
