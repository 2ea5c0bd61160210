import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rowsOf } from '../preview/grafana-api';
import type { TruthEvent } from '../simulators/base/truth';
import { puppetUid, useWorld } from './world';

const hour = 3_600_000;
const world = useWorld('puppet-data');

/** The last six hours of the simulator's clock, and what happened in them. */
function lately(queryType: string): { from: number; to: number; events: TruthEvent[] } {
  const { puppet } = world();
  const to = puppet.clock.now();
  const from = to - 6 * hour;
  const ended = (event: TruthEvent) =>
    event.end ?? (event.outcome === 'running' && queryType === 'puppet.jobs' ? to : event.time);
  const events = (puppet.events()[queryType] ?? []).filter((event) => event.time <= to && ended(event) >= from);
  return { from, to, events };
}

describe('Puppet through the built executable', () => {
  it('a table holds every job event of the range, field by field as it happened', async () => {
    const { from, to, events } = lately('puppet.jobEvents');
    const result = await world().grafana.query(
      puppetUid,
      { queryType: 'puppet.jobEvents', limit: 50_000 },
      { from, to }
    );
    assert.equal(result.error, undefined);
    const short = ({ time, event, outcome, effect, actor, target, run }: Record<string, unknown>) =>
      JSON.stringify({ time, event, outcome, effect: effect ?? null, actor, target: target ?? null, run });
    assert.ok(events.length > 100, 'the company did something');
    const rows = rowsOf(result.frames[0]);
    assert.deepEqual(rows.map(short).sort(), events.map((event) => short({ ...event })).sort());
    assert.equal(new Set(rows.map((row) => row['eventId'])).size, rows.length, 'event ids are unique');
  });

  it('a table of jobs holds every job that ran within the range', async () => {
    const { from, to, events } = lately('puppet.jobs');
    const result = await world().grafana.query(puppetUid, { queryType: 'puppet.jobs', limit: 50_000 }, { from, to });
    const rows = rowsOf(result.frames[0]);
    assert.deepEqual(rows.map((row) => row['run']).sort(), events.map((event) => event.run).sort());
  });

  it('rows ascend by time', async () => {
    const { from, to } = lately('puppet.jobEvents');
    const result = await world().grafana.query(puppetUid, { queryType: 'puppet.jobEvents' }, { from, to });
    const times = rowsOf(result.frames[0]).map((row) => Number(row['time']));
    assert.deepEqual(
      times,
      [...times].sort((one, other) => one - other)
    );
  });

  it('counts by outcome are those of the events', async () => {
    const { from, to, events } = lately('puppet.jobEvents');
    const query = { queryType: 'puppet.jobEvents', format: 'count', groupBy: ['outcome'] };
    const result = await world().grafana.query(puppetUid, query, { from, to });
    const counted = Object.fromEntries(rowsOf(result.frames[0]).map((row) => [row['outcome'], row['count']]));
    const expected: Record<string, number> = {};
    for (const { outcome } of events) {
      expected[outcome] = (expected[outcome] ?? 0) + 1;
    }
    assert.deepEqual(counted, expected);
  });

  it('the buckets of a count over time add up to the events, and every bucket is there', async () => {
    const { from, to, events } = lately('puppet.jobEvents');
    const query = { queryType: 'puppet.jobEvents', format: 'countOverTime', intervalMs: 600_000 };
    const result = await world().grafana.query(puppetUid, query, { from, to });
    const rows = rowsOf(result.frames[0]);
    assert.equal(
      rows.reduce((sum, row) => sum + Number(row['count']), 0),
      events.length
    );
    assert.equal(rows.length, Math.floor(to / 600_000) - Math.floor(from / 600_000) + 1);
  });

  it('a filter leaves only what fits it', async () => {
    const { from, to, events } = lately('puppet.jobEvents');
    const filters = [{ field: 'outcome', operator: '=', values: ['failure'] }];
    const query = { queryType: 'puppet.jobEvents', format: 'count', filters };
    const result = await world().grafana.query(puppetUid, query, { from, to });
    assert.equal(rowsOf(result.frames[0])[0]?.['count'], events.filter((event) => event.outcome === 'failure').length);
  });

  it("the vendor page's sample comes out as the page shows it", async () => {
    const from = Date.parse('2016-05-05T00:00:00Z');
    const query = { queryType: 'puppet.jobEvents', jobs: ['352'] };
    const result = await world().grafana.query(puppetUid, query, { from, to: from + 24 * hour });
    const row = rowsOf(result.frames[0]).find((one) => one['event'] === 'node_running');
    assert.equal(row?.['time'], Date.parse('2016-05-05T19:50:08Z'));
    assert.equal(row['target'], 'puppet-agent.example.com');
    assert.equal(row['outcome'], 'info', 'the run is over');
  });

  it('the calls that were made are named, without the token', async () => {
    const { from, to } = lately('puppet.jobs');
    const result = await world().grafana.query(puppetUid, { queryType: 'puppet.jobs' }, { from, to });
    const calls = result.frames[0]?.schema.meta?.executedQueryString ?? '';
    assert.match(calls, /^GET http:\/\/127\.0\.0\.1:\d+\/orchestrator\/v1\/jobs/);
    assert.doesNotMatch(calls, /puppet-token/);
  });

  it('a range without events is a table without rows, and counts 0', async () => {
    const times = { from: Date.parse('2001-01-01T00:00:00Z'), to: Date.parse('2001-01-02T00:00:00Z') };
    const table = await world().grafana.query(puppetUid, { queryType: 'puppet.jobEvents' }, times);
    assert.deepEqual(rowsOf(table.frames[0]), []);
    const count = await world().grafana.query(puppetUid, { queryType: 'puppet.jobEvents', format: 'count' }, times);
    assert.deepEqual(rowsOf(count.frames[0]), [{ count: 0 }]);
  });
});
