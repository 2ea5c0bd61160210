import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { GrafanaApi, noticesOf, rowsOf } from '../preview/grafana-api';
import { startPreview } from '../preview/start-preview';
import type { Simulator } from '../simulators/base/simulator';
import type { TruthEvent } from '../simulators/base/truth';
import { startOpseraSimulator } from '../simulators/opsera/start';

const hour = 3_600_000;
const headers = { 'X-Cache-Skip': 'true' };

type Line = Record<string, unknown>;
const short = ({ time, event, outcome, effect, actor, target, run }: Line) =>
  JSON.stringify({
    time,
    event,
    outcome,
    effect: effect ?? null,
    actor: actor ?? null,
    target: target ?? null,
    run: run ?? null,
  });

/** As one line without terminal colours. */
const folded = (text: string) => text.replace('\u001b[33m', '').replace('\u001b[0m', '').replace(/\s+/g, ' ');

describe('Opsera through the built executable', () => {
  let opsera: Simulator;
  let grafana: GrafanaApi;
  let uid = '';
  let stop: () => Promise<void> = () => Promise.resolve();

  before(async () => {
    opsera = await startOpseraSimulator({ speed: 0, seed: 5, historyDays: 2 });
    const preview = await startPreview('opsera-data', opsera.url);
    grafana = new GrafanaApi(preview.address);
    uid = await dataSource({});
    stop = async () => {
      await preview.stop();
      await opsera.stop();
    };
  });
  after(() => stop());

  const dataSource = (jsonData: object, token = 'opsera-token') =>
    grafana.addDataSource({
      url: opsera.url,
      jsonData: { vendor: 'opsera', maxRequestsPerSecond: 1000, maxConcurrentRequests: 16, ...jsonData },
      secureJsonData: { opseraToken: token },
    });
  const happened = (queryType: string, from: number, to: number): TruthEvent[] =>
    (opsera.events()[queryType] ?? []).filter(({ time }) => time >= from && time <= to);
  const tasks = () => {
    const runs = new Set((opsera.events()['opsera.taskLogs'] ?? []).map(({ run }) => (run ?? '').split(' ')[0] ?? ''));
    return Array.from(runs);
  };
  const ask = (query: object, from = opsera.clock.now() - 24 * hour, to = opsera.clock.now()) =>
    grafana.query(uid, { queryType: 'opsera.userActivity', limit: 50_000, ...query }, { from, to, headers });
  const logs = (query: object = {}) => ask({ queryType: 'opsera.taskLogs', taskIds: tasks(), ...query });
  const sentence = async (query: object) => {
    const { error, status } = await ask(query);
    return `${status} ${error ?? 'no error'}`.replace(/127\.0\.0\.1:\d+/, 'host');
  };

  it('a table holds everything that users did, cut exactly within the minutes asked for', async () => {
    const now = opsera.clock.now();
    for (const [from, to] of [
      [now - 24 * hour, now],
      [now - 5 * hour - 12_345, now - hour - 678],
    ] as const) {
      const result = await ask({}, from, to);
      const expected = happened('opsera.userActivity', from, to);
      assert.equal(result.error, undefined);
      assert.deepEqual(noticesOf(result), []);
      assert.ok(expected.length > 0);
      const rows = rowsOf(result.frames[0]);
      assert.deepEqual(rows.map(short).sort(), expected.map((event) => short({ ...event })).sort());
      assert.deepEqual(rows.map((row) => row['eventId']).sort(), expected.map((event) => event.vendorId).sort());
    }
  });

  it('a table holds everything that the tasks logged', async () => {
    const result = await logs();
    const expected = happened('opsera.taskLogs', opsera.clock.now() - 24 * hour, opsera.clock.now());
    assert.equal(result.error, undefined);
    const rows = rowsOf(result.frames[0]);
    assert.ok(expected.length > 200);
    assert.deepEqual(rows.map(short).sort(), expected.map((event) => short({ ...event })).sort());
    assert.deepEqual(
      rows.map((row) => row['message']),
      expected.map((event) => folded(event.message ?? ''))
    );
  });

  it('logs are found in each wrapping', async () => {
    const expected = rowsOf((await logs()).frames[0]).length;
    for (const taskLogs of ['array', 'data', 'logs', 'items', 'results']) {
      opsera.setSwitches({ taskLogs });
      assert.equal(rowsOf((await logs()).frames[0]).length, expected, taskLogs);
    }
    opsera.reset();
  });

  it('counts by outcome are those of the events', async () => {
    const [from, to] = [opsera.clock.now() - 24 * hour, opsera.clock.now()];
    const total = await ask({ format: 'count' });
    assert.deepEqual(rowsOf(total.frames[0]), [{ count: happened('opsera.userActivity', from, to).length }]);
    const expected: Record<string, number> = {};
    happened('opsera.taskLogs', from, to).forEach(({ outcome }) => (expected[outcome] = (expected[outcome] ?? 0) + 1));
    const counted = rowsOf((await logs({ format: 'count', groupBy: ['outcome'] })).frames[0]);
    assert.deepEqual(Object.fromEntries(counted.map((row) => [row['outcome'], row['count']])), expected);
  });

  it('a selection narrows alike with one entry and with several', async () => {
    const [from, to] = [opsera.clock.now() - 24 * hour, opsera.clock.now()];
    const wanted = (...words: string[]) =>
      happened('opsera.userActivity', from, to).filter(({ event }) => words.includes(event.split('.')[1] ?? '')).length;
    const count = async (query: object) => rowsOf((await ask({ format: 'count', ...query })).frames[0])[0]?.['count'];
    assert.ok(wanted('update') > 0 && wanted('create') > 0);
    assert.equal(await count({ actions: ['update'] }), wanted('update'));
    assert.equal(await count({ actions: ['update', 'create'] }), wanted('update', 'create'));
  });

  for (const order of ['newest', 'oldest']) {
    it(`records that arrive while pages are read are in the union of the tables once, ${order} first`, async () => {
      opsera.setSwitches({ order, arrivalsPerPage: 40 });
      opsera.add({ records: 3_500, minutes: 90 });
      const begin = opsera.clock.now() - 2 * hour;
      const seen = new Set<string>();
      for (let step = 0; step < 4; step++) {
        opsera.fault({ kind: 'status', status: 503, times: step % 3 });
        const result = await ask({}, begin, opsera.clock.now());
        assert.equal(result.error, undefined);
        const rows = rowsOf(result.frames[0]).map((row) => String(row['eventId']));
        assert.equal(new Set(rows).size, rows.length);
        rows.forEach((id) => seen.add(id));
        opsera.clearFaults();
        opsera.clock.advance(60_000);
      }
      opsera.setSwitches({ arrivalsPerPage: 0 });
      const last = await ask({}, begin, opsera.clock.now());
      rowsOf(last.frames[0]).forEach((row) => seen.add(String(row['eventId'])));
      const expected = happened('opsera.userActivity', begin, opsera.clock.now());
      assert.ok(expected.length > 3_500);
      assert.deepEqual([...seen].sort(), expected.map(({ vendorId }) => vendorId).sort());
      opsera.reset();
    });
  }

  it('of more records than maxEvents the newest are kept', async () => {
    opsera.add({ records: 6_000, minutes: 30 });
    const [from, to] = [opsera.clock.now() - hour, opsera.clock.now()];
    const few = await dataSource({ maxEvents: 1_500 });
    const expected = happened('opsera.userActivity', from, to)
      .map(({ time }) => time)
      .slice(-1_500);
    for (const order of ['newest', 'oldest']) {
      opsera.setSwitches({ order });
      const query = { queryType: 'opsera.userActivity', limit: 50_000 };
      const result = await grafana.query(few, query, { from, to, headers });
      assert.deepEqual(
        rowsOf(result.frames[0]).map((row) => row['time']),
        expected
      );
      assert.match(
        noticesOf(result).join(),
        /^Only the newest 1 500 of [\d ]+ events \(in whole minutes\) within the time range are used/
      );
    }
    opsera.reset();
  });

  it('each way to fail has its own sentence', async () => {
    const [task = ''] = tasks();
    const ofTask = { queryType: 'opsera.taskLogs', taskIds: [task] };
    const seen: string[] = [await sentence({ queryType: 'opsera.taskLogs', taskNames: ['no "such" <task>'] })];
    opsera.expire('expired');
    seen.push(await sentence({}));
    opsera.expire('scope');
    seen.push(await sentence(ofTask));
    opsera.expire('role');
    seen.push(await sentence({}), await sentence({ ...ofTask, format: 'count' }));
    opsera.renew();
    opsera.setSwitches({ taskLogs: 'failed' });
    seen.push(await sentence(ofTask));
    for (const status of [400, 422, 500, 502]) {
      opsera.reset();
      opsera.fault({ kind: 'status', status, times: 9 });
      seen.push(await sentence({}));
    }
    opsera.reset();
    assert.deepEqual(seen, [
      '404 Opsera has no task "no "such" <task>".',
      '401 Opsera refused the token (401). Create a new personal token with scope api.',
      `403 Opsera refused the token's scope (403): "Token does not have the scope "api"". Create a new personal token with scope api and put it into Personal token (opseraToken).`,
      `403 Opsera does not let the token's owner read user activity (403): it takes the site role Opsera Administrator, Auditor or Security Manager, and a token with scope api; task logs may still work.`,
      '200 no error',
      `502 Opsera answered that it failed to read the logs of task ${task}: "Could not read <logs> of "this" task & run"; try again, and ask Opsera if it stays so.`,
      '400 Opsera refused the request for user activity as wrong (400): "Something is "wrong" <here> & there (400)".',
      '422 Opsera refused the request for user activity as wrong (422): "Something is "wrong" <here> & there (422)".',
      '500 Opsera failed (500): "Something is "wrong" <here> & there (500)"; try again, and ask Opsera if it stays so.',
      '502 Opsera at host failed to answer (502): try again later, and look at its log if it stays so.',
    ]);
  });

  it('health says what the token can read', async () => {
    assert.match(
      (await grafana.health(uid)).message,
      /^Opsera answered: [\d ]+ records of user activity, the newest from .* \(.+\)$/
    );
    opsera.expire('role');
    const health = await grafana.health(await dataSource({}));
    assert.match(
      health.message,
      /Auditor or Security Manager, and a token with scope api; task logs may still work\.$/
    );
    opsera.reset();
  });

  it('users and tasks are offered, and where they are not listed that is said', async () => {
    const list = async (path: string) => grafana.resource(await dataSource({}), `options/${path}`);
    const users = await list('users?search=@');
    assert.equal(users.httpStatus, 200);
    for (const tasksAre of ['data', 'array']) {
      opsera.setSwitches({ tasks: tasksAre });
      assert.match(JSON.stringify((await list('tasks?search=NIGHTLY')).body), /"label":"nightly scan"/);
    }
    opsera.setSwitches({ tasks: 'missing' });
    const missing = { message: 'Opsera does not list tasks (404): type what you look for.' };
    assert.deepEqual(await list('tasks'), { httpStatus: 404, body: missing });
    opsera.reset();
  });
});
