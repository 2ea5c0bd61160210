import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { noticesOf, rowsOf } from '../../preview/grafana-api';
import { provisioned } from '../../provisioning/dashboards';
import { goesOn } from '../exactly-once/seen-events';
import { useWorld } from '../world';
import { eventRecord, heartbeatRecord } from './records';
import { startVictoriaLogs, type VictoriaLogs } from './victoria-logs';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Seconds; two thousand jobs a day. */
const every = 30;
const world = useWorld('archive-dashboard', { historyDays: 1.2, jobEverySeconds: every, longAgoMinutes: every / 60 });

const target = v.looseObject({
  queryType: v.optional(v.string(), ''),
  filters: v.optional(v.array(v.looseObject({ values: v.array(v.string()) })), []),
});
const dashboard = v.object({
  panels: v.array(v.looseObject({ title: v.string(), targets: v.optional(v.array(target), []) })),
});

/** The queries of a dashboard's panels, with every variable at All. */
function queriesOf(file: string): Array<{ title: string; query: object }> {
  return v.parse(dashboard, JSON.parse(provisioned(file))).panels.flatMap(({ title, targets }) =>
    targets
      .filter(({ queryType }) => queryType.startsWith('puppet.'))
      .map((query) => {
        const filters = query.filters.filter(({ values }) => !values.some((value) => value.startsWith('$')));
        return { title, query: { ...query, filters, datasource: { uid } } };
      })
  );
}

let store: VictoriaLogs;
let uid = '';

describe('A dashboard over a day of two thousand jobs', () => {
  before(async () => {
    const { puppet, grafana } = world();
    store = await startVictoriaLogs();
    const now = puppet.clock.now();
    const truth = puppet.events();
    const jobs = truth['puppet.jobs'] ?? [];
    const until = Math.min(now - minute, ...jobs.filter(goesOn).map(({ time }) => time - 1));
    for (const queryType of ['puppet.jobs', 'puppet.jobEvents']) {
      const events = (truth[queryType] ?? []).filter(({ time }) => time <= until);
      const idOf = (event: { run: string | null; vendorId: string }) =>
        queryType === 'puppet.jobs' ? event.vendorId : `${event.run ?? ''}/${event.vendorId}`;
      await store.write([
        ...events.map((event) => eventRecord(queryType, idOf(event), event)),
        heartbeatRecord(queryType, { saidAt: now, from: now - 1.1 * day, until }),
      ]);
    }
    uid = await grafana.addDataSource({
      url: puppet.url,
      jsonData: { archiveUrl: store.url, archiveSource: 'lab' },
    });
  });
  after(() => store.remove());

  it('takes at most 30 calls to the vendor', async (t) => {
    const { puppet, grafana } = world();
    const now = puppet.clock.now();
    const range = { from: now - day, to: now };
    const count = () => Object.values(puppet.log.counts).reduce((sum, calls) => sum + calls, 0);
    const panels = [
      { title: 'Variable node', query: { queryType: 'puppet.jobEvents', format: 'values', valueField: 'target' } },
      ...queriesOf('puppet.json'),
    ];
    const [before, began] = [count(), performance.now()];
    const answers = await Promise.all(panels.map(({ query }) => grafana.query(uid, query, range)));
    const calls = count() - before;
    const [jobs = 0, events = 0] = Object.values(puppet.events()).map(
      (all) => all.filter(({ time }) => time >= range.from).length
    );
    t.diagnostic(
      `${panels.length} queries over ${jobs} and ${events} events: ${Math.round(performance.now() - began)} ms, ${calls} calls`
    );
    answers.forEach((result, at) => {
      assert.equal(result.error, undefined, panels[at]?.title);
      const lacks = noticesOf(result).filter(
        (text) => !/^Events before|^Only the newest \d+ of .* events are shown/.test(text)
      );
      assert.deepEqual(lacks, [], panels[at]?.title);
    });
    assert.ok(calls <= 30, `${calls} calls`);
  });

  it('draws the bars of the archive as those of the vendor, of a past range too', async () => {
    const { puppet, grafana } = world();
    const alone = await grafana.addDataSource({
      url: puppet.url,
      jsonData: { maxRuns: 10_000, maxRequestsPerSecond: 1_000, maxConcurrentRequests: 16 },
    });
    const now = puppet.clock.now();
    for (const range of [
      { from: now - day / 2, to: now },
      { from: now - 0.8 * day, to: now - 0.6 * day },
      { from: now - day / 2, to: now - day / 2 + 2_000 },
    ]) {
      const filters = [{ field: 'target', operator: '=~', values: ['^(db|web).*'] }];
      const query = { queryType: 'puppet.jobEvents', format: 'annotations', limit: 100_000, filters };
      const [ofBoth, ofVendor] = await Promise.all(
        [uid, alone].map(async (one) => {
          const result = await grafana.query(one, query, range);
          assert.equal(result.error, undefined);
          return {
            // Of one moment there is no order.
            bars: result.frames
              .flatMap(rowsOf)
              .map((bar) => JSON.stringify(bar))
              .sort(),
            notices: noticesOf(result),
          };
        })
      );
      assert.ok((ofVendor?.bars.length ?? 0) > 0, 'there are bars');
      assert.deepEqual(ofBoth?.bars, ofVendor?.bars);
      assert.match(ofBoth?.notices.join() ?? '', /come from the archive/);
    }
  });
});
