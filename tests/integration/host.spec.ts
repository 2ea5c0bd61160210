import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { noticesOf, rowsOf } from '../preview/grafana-api';
import { puppetUid, useWorld } from './world';

const world = useWorld('host');
const events = { queryType: 'puppet.jobEvents' };

describe('The plugin under a host as Grafana is one', () => {
  it('several data sources answer one request', async () => {
    const { grafana, puppet } = world();
    const other = await grafana.addDataSource({ url: puppet.url });
    const { httpStatus, results } = await grafana.queries([
      { refId: 'A', datasource: { uid: puppetUid }, queryType: 'puppet.jobs', format: 'count' },
      { refId: 'B', datasource: { uid: other }, queryType: 'puppet.jobs', format: 'count' },
      { refId: 'C', datasource: { uid: 'example-metric' } },
    ]);
    assert.equal(httpStatus, 200);
    assert.deepEqual(rowsOf(results['A']?.frames[0]), rowsOf(results['B']?.frames[0]));
    assert.ok(rowsOf(results['C']?.frames[0]).length > 10);
  });

  it('thirty panels with one selection make the calls of one', async () => {
    const { grafana, puppet } = world();
    const uid = await grafana.addDataSource({ url: puppet.url, jsonData: { maxRequestsPerSecond: 500 } });
    const to = puppet.clock.now();
    const times = { from: to - 3_600_000, to };
    puppet.log.clear();
    await grafana.query(uid, events, { ...times, headers: { 'X-Cache-Skip': 'true' } });
    const alone = { ...puppet.log.counts };
    const again = await grafana.addDataSource({
      url: puppet.url,
      jsonData: { maxRequestsPerSecond: 500, memoryMegabytes: 64 },
    });
    puppet.log.clear();
    await Promise.all(Array.from({ length: 30 }, () => grafana.query(again, events, times)));
    assert.deepEqual(puppet.log.counts, alone);
  });

  it('an alert rule gets a count instead of rows, and is told so', async () => {
    const result = await world().grafana.query(puppetUid, events, {
      headers: { FromAlert: 'true', 'X-Cache-Skip': 'true' },
    });
    assert.deepEqual(
      result.frames[0]?.schema.fields.map((field) => field.name),
      ['count']
    );
    assert.equal(result.frames[0].schema.meta?.type, 'numeric-long');
    assert.ok(noticesOf(result).length > 0);
  });

  it('the pickers list jobs, nodes and tasks, and refuse other kinds with a sentence', async () => {
    const { grafana } = world();
    for (const kind of ['jobs', 'nodes', 'tasks']) {
      const { httpStatus, body } = await grafana.resource(puppetUid, `options/${kind}`);
      assert.equal(httpStatus, 200);
      const options = v.parse(v.array(v.looseObject({ value: v.string(), label: v.string() })), body);
      assert.ok(options.length > 0 && options.length <= 500, kind);
    }
    const { httpStatus, body } = await grafana.resource(puppetUid, 'options/users');
    assert.equal(httpStatus, 404);
    assert.match(v.parse(v.object({ message: v.string() }), body).message, /users/);
  });

  it('health says what it saw', async () => {
    const { httpStatus, message } = await world().grafana.health(puppetUid);
    assert.equal(httpStatus, 200);
    assert.match(message, /jobs/);
  });

  it('the page never gets a secret', async () => {
    const { grafana } = world();
    for (const path of [
      '/boot.js',
      '/api/datasources',
      `/api/datasources/uid/${puppetUid}`,
      '/api/frontend/settings',
    ]) {
      const text = await (await grafana.send('GET', path)).text();
      assert.ok(text.includes('runtrail'), path);
      assert.ok(!text.includes('puppet-token'), path);
    }
  });

  it('a plugin process that dies is started again', async () => {
    const { grafana } = world();
    const state = v.object({ pid: v.string(), starts: v.number() });
    const before = v.parse(state, await (await grafana.send('GET', '/api/preview/process')).json());
    process.kill(Number(before.pid), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 600));
    const result = await grafana.query(puppetUid, { queryType: 'puppet.jobs', format: 'count' });
    assert.equal(result.error, undefined);
    const now = v.parse(state, await (await grafana.send('GET', '/api/preview/process')).json());
    assert.notEqual(now.pid, before.pid);
  });
});
