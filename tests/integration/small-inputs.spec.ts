import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { noticesOf, type Result, rowsOf } from '../preview/grafana-api';
import type { Simulator } from '../simulators/base/simulator';
import { opcore } from './vendors/opcore';
import { opus } from './vendors/opus';
import { puppet } from './vendors/puppet';
import type { VendorUnderTest } from './vendors/vendor-under-test';
import { useGrafana } from './world';

const minute = 60_000;
const jobs = 'GET /orchestrator/v1/jobs';
const sampleNode = '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed';

/** Small answers of vendors that a rule once took for a quiet night, each asked for by a panel and by a rule. */
describe('Small inputs that went wrong', () => {
  const grafana = useGrafana('small-inputs');
  let simulator: Simulator | undefined;

  afterEach(() => simulator?.stop());

  /** A vendor of the test's own, with what the test adds, and how to ask for it. */
  async function vendorWith(vendor: VendorUnderTest, add: (started: Simulator) => void) {
    const started = await vendor.start();
    simulator = started;
    add(started);
    const uid = await grafana().addDataSource({
      url: started.url,
      jsonData: { vendor: vendor.id, ...vendor.jsonData },
      secureJsonData: vendor.secureJsonData,
    });
    const ask = (query: object, range: Range, headers: Record<string, string>) =>
      grafana().query(uid, query, { ...range, headers });
    return {
      started,
      panel: (query: object, range: Range) => ask(query, range, {}),
      rule: (query: object, range: Range) => ask(query, range, { FromAlert: 'true', 'X-Cache-Skip': 'true' }),
    };
  }

  it('an opCore deletion whose time cannot be read is a warning in a panel and an error in a rule', async () => {
    const when = 'Tue Mar 10 05:20:44 2026';
    const deleted = { what: 'delete node', when, who: 'x', status: 'ok', details: sampleNode, extra: 'n\n' };
    const { panel, rule } = await vendorWith(opcore, (started) =>
      started.add({ create: 'n', uuid: '00000000-0000-4000-8000-000000000001', records: { deleted } })
    );
    const query = {
      queryType: 'opcore.nodeAudit',
      nodes: ['00000000-0000-4000-8000-000000000001'],
      filters: [{ field: 'event', operator: '=', values: ['delete node'] }],
      format: 'count',
    };
    const march = between('2026-03-10T00:00:00Z', '2026-03-11T00:00:00Z');
    assertWarns(await panel(query, march), /could not be understood.*readable time/);
    assertFails(await rule(query, march), 502, /could not be understood.*readable time/);
  });

  it('a failed Opus node without a start time is a warning in a panel and an error in a rule', async () => {
    const { panel, rule } = await vendorWith(opus, (started) =>
      started.add({
        job: '5',
        status: 'FAILED',
        audit: {
          nb_nodes: 3,
          nb_executed_nodes: 2,
          nb_failed_nodes: 1,
          executed_nodes: ['a', 'b'],
          failed_nodes: ['b'],
          audit: {
            nodes_execution_data: {
              a: { execution_status: 'completed', execution_time: 100 },
              b: { execution_status: 'failed', execution_time: 100 },
            },
          },
        },
      })
    );
    const query = { ...failures, queryType: 'opus.jobAudit', jobs: ['5'] };
    assertWarns(await panel(query, lately()), /Job 5: .*failed/);
    assertFails(await rule(query, lately()), 502, /Job 5: .*failed/);
  });

  it('an Opus node that timed out is a failure', async () => {
    const node = { execution_status: 'TIMED_OUT', execution_start_time: 1773133260000, execution_time: 1000 };
    const { panel, rule } = await vendorWith(opus, (started) =>
      started.add({
        job: '6',
        status: 'FAILED',
        audit: {
          nb_nodes: 1,
          nb_executed_nodes: 1,
          nb_failed_nodes: 1,
          executed_nodes: ['a'],
          failed_nodes: ['a'],
          audit: { nodes_execution_data: { a: node } },
        },
      })
    );
    const query = { ...failures, queryType: 'opus.jobAudit', jobs: ['6'] };
    const then = { from: 1773133260000 - minute, to: 1773133260000 + minute };
    assert.equal(countOf(await panel(query, then)), 1);
    assert.equal(countOf(await rule(query, then)), 1);
  });

  it('a Puppet job without node states has its progress from its events', async () => {
    const event = (id: string, type: string, node: string) => ({
      id,
      type,
      timestamp: '2016-09-20T19:01:10Z',
      details: { node },
      message: '',
    });
    const { panel, rule } = await vendorWith(puppet, (started) =>
      started.add({
        job: { name: '58', state: 'failed', timestamp: '2016-09-20T19:01:18Z', node_count: 2 },
        events: [
          event('1', 'node_running', 'a'),
          event('2', 'node_running', 'b'),
          event('3', 'node_finished', 'a'),
          event('4', 'node_failed', 'b'),
          event('5', 'job_finished', ''),
        ],
      })
    );
    const query = { queryType: 'puppet.jobEvents', format: 'progress' };
    const then = between('2016-09-20T00:00:00Z', '2016-09-21T00:00:00Z');
    for (const result of [await panel(query, then), await rule(query, then)]) {
      assert.equal(result.error, undefined);
      const counts = Object.fromEntries(rowsOf(result.frames[0]).map(({ state, count }) => [state, count]));
      assert.deepEqual([counts['finished'], counts['failed'], counts['running']], [1, 1, 0]);
    }
  });

  it('two spellings of one UUID are one node', async () => {
    const { panel, rule } = await vendorWith(opcore, () => undefined);
    const nodes = [sampleNode, sampleNode.toUpperCase()];
    const query = { queryType: 'opcore.nodeAudit', nodes, format: 'count' };
    const then = between('2025-09-02T00:00:00Z', '2025-09-03T00:00:00Z');
    assert.equal(countOf(await panel(query, then)), 3);
    assert.equal(countOf(await rule(query, then)), 3);
  });

  for (const status of [429, 503]) {
    it(`a ${status} after a good answer is told to panels with the age of the good one, and is an error in rules`, async () => {
      const { started, panel, rule } = await vendorWith(puppet, (vendor) => vendor.add({ events: 7 }));
      const query = { queryType: 'puppet.jobs', format: 'count' };
      const range = lately();
      assert.equal(countOf(await rule(query, range)), 1);
      assert.equal(countOf(await panel(query, range)), 1);
      started.fault({ kind: 'status', status, retryAfter: 600, endpoint: jobs });
      assertFails(await rule(query, range), status, /try again after \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
      // what panels may share without a word
      await setTimeout(5_100);
      const shown = await panel(query, range);
      assert.equal(countOf(shown), 1);
      assertWarns(shown, /Served from memory as of .*; try again after/);
    });
  }

  it('a range that ends before it begins has no rows and a notice in panels, and is a 400 in rules', async () => {
    const { panel, rule } = await vendorWith(puppet, (started) => started.add({ events: 7 }));
    const query = { queryType: 'puppet.jobs', format: 'countOverTime' };
    const now = Date.now();
    const sentence = /^The time range ends \(.*\) before it begins/;
    const reversed = { from: now, to: now - 61_000 };
    const shown = await panel(query, reversed);
    assert.equal(shown.error, undefined);
    assert.deepEqual(rowsOf(shown.frames[0]), []);
    assert.match(noticesOf(shown).join(), sentence);
    assertFails(await rule(query, reversed), 400, sentence);
  });

  it('a new alert rule, which holds only its refId, gets the count that its editor shows', async () => {
    const { panel, rule } = await vendorWith(puppet, (started) => started.add({ events: 7 }));
    const range = lately();
    assert.equal(rowsOf((await panel({}, range)).frames[0]).length, 7);
    assert.equal(countOf(await rule({}, range)), 7);
  });
});

interface Range {
  from: number;
  to: number;
}

const failures = { filters: [{ field: 'outcome', operator: '=', values: ['failure'] }], format: 'count' };

const lately = (): Range => ({ from: Date.now() - 60 * minute, to: Date.now() });

const between = (from: string, to: string): Range => ({ from: Date.parse(from), to: Date.parse(to) });

function countOf(result: Result): unknown {
  assert.equal(result.error, undefined);
  const [row, ...others] = rowsOf(result.frames[0]);
  assert.deepEqual(others, []);
  return row?.['count'];
}

function assertWarns(result: Result, sentence: RegExp): void {
  assert.equal(result.error, undefined);
  const warnings = result.frames.flatMap(({ schema }) =>
    (schema.meta?.notices ?? []).filter(({ severity }) => severity === 'warning').map(({ text }) => text)
  );
  assert.match(warnings.join(' '), sentence);
}

function assertFails({ error, status }: Result, expected: number, sentence: RegExp): void {
  assert.match(error ?? 'no error', sentence);
  assert.equal(status, expected);
}
