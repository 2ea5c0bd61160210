import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it, type TestContext } from 'node:test';
import * as v from 'valibot';
import { noticesOf, rowsOf } from '../preview/grafana-api';
import { jobRecord } from '../simulators/puppet/handmade-job';
import { puppetUid, useWorld, type World } from './world';

const jobs = 100;
const events = 10_000;
const largeJobs = 16;
const largeMegabytes = 56;
/** Megabytes. */
const most = 300;

const onLinux = { skip: process.platform !== 'linux' };

describe('The memory of the plugin process, for many events', onLinux, () => {
  const world = useWorld('memory', { jobEverySeconds: 0, events: Array.from({ length: jobs }, () => events) }, {});

  // sixteen calls at a time instead of four: more is under way than by default
  it(`${jobs} jobs of ${events} events are read with less than ${most} MB on default limits`, async (test) => {
    const { grafana, puppet } = world();
    const to = puppet.clock.now();
    const query = { queryType: 'puppet.jobEvents', limit: 50_000 };
    const ask = (headers: Record<string, string>) =>
      grafana.query(puppetUid, query, { from: to - 6 * 3_600_000, to, headers });
    for (const headers of [{}, { 'X-Cache-Skip': 'true' }]) {
      const result = await ask(headers);
      assert.equal(result.error, undefined);
      assert.equal(rowsOf(result.frames[0]).length, 50_000);
      assert.match(noticesOf(result).join(' '), /newest .*50 000/);
    }
    const rule = await ask({ FromAlert: 'true', 'X-Cache-Skip': 'true' });
    assert.match(rule.error ?? '', /newest .*50 000/);
    await assertPeak(test, world());
  });
});

describe('The memory of the plugin process, for large events', onLinux, () => {
  const world = useWorld('memory-large', { jobEverySeconds: 0 }, {});

  it(`of ${largeJobs} jobs of ${largeMegabytes} MB no more is read than there is room for in ${most} MB`, async (test) => {
    const { grafana, puppet } = world();
    const at = new Date(puppet.clock.now() - 3_600_000).toISOString();
    const events = Array.from({ length: 20 * largeMegabytes }, (_, index) => ({
      id: String(9_000_000 + index),
      type: index % 2 === 0 ? 'node_running' : 'node_finished',
      timestamp: at,
      details: { node: `node-${Math.floor(index / 2)}.example.com` },
      message: 'x'.repeat(50_000),
    }));
    const ids = Array.from({ length: largeJobs }, (_, index) => String(900_000 + index));
    const nodeCount = 10 * largeMegabytes;
    ids.forEach((name) => {
      const job = jobRecord({ name, created: at, finished: at, nodeCount, nodeStates: { finished: nodeCount } });
      puppet.add({ job, events });
    });
    const to = puppet.clock.now();
    const query = { queryType: 'puppet.jobEvents', jobs: ids, format: 'count' };
    const range = { from: to - 6 * 3_600_000, to };
    const rule = await grafana.query(puppetUid, query, { ...range, headers: { FromAlert: 'true' } });
    assert.match(rule.error ?? '', /needs more than 256 MB of memory: narrow the query, or raise Largest answer/);
    await assertPeak(test, world());
    // what the rule has read is kept, beside what a query may hold
    const shown = await grafana.query(puppetUid, query, { ...range, headers: {} });
    assert.match(
      shown.error ?? noticesOf(shown).join(' '),
      /could not be read: The query needs more than 256 MB of memory: narrow/
    );
  });
});

async function assertPeak(test: TestContext, world: World): Promise<void> {
  const peak = await peakMegabytes(world);
  test.diagnostic(`at most ${peak.toFixed(0)} MB resident`);
  assert.ok(peak < most, `${peak} MB`);
}

/** The most that was ever resident. */
async function peakMegabytes({ grafana }: World): Promise<number> {
  const answer = await grafana.send('GET', '/api/preview/process');
  const { pid } = v.parse(v.object({ pid: v.string() }), await answer.json());
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
