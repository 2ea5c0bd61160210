import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { GrafanaApi, noticesOf, rowsOf } from '../preview/grafana-api';
import { startPreview } from '../preview/start-preview';
import type { Simulator } from '../simulators/base/simulator';
import type { TruthEvent } from '../simulators/base/truth';
import { startOpcoreSimulator } from '../simulators/opcore/start';

const hour = 3_600_000;
const login = 'POST /omk/opCharts/login';
const sampleNode = '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed';

describe('opCore through the built executable', () => {
  let opcore: Simulator;
  let grafana: GrafanaApi;
  let uid = '';
  let stop: () => Promise<void> = () => Promise.resolve();

  before(async () => {
    opcore = await startOpcoreSimulator({ now: Date.now() - hour, speed: 0, seed: 5, nodes: 25, historyDays: 2 });
    // its own Puppet is not asked for anything
    const preview = await startPreview('opcore-data', 'http://127.0.0.1:9');
    grafana = new GrafanaApi(preview.address);
    stop = async () => {
      await preview.stop();
      await opcore.stop();
    };
    uid = await dataSource();
  });
  after(() => stop());
  afterEach(() => opcore.reset());

  const dataSource = (jsonData: object = {}, password = 'opcore-password') =>
    grafana.addDataSource({
      url: opcore.url,
      jsonData: {
        vendor: 'opcore',
        username: 'auditor',
        maxRequestsPerSecond: 1000,
        maxConcurrentRequests: 16,
        maxRuns: 1000,
        ...jsonData,
      },
      secureJsonData: { opcorePassword: password },
    });
  const truth = (): readonly TruthEvent[] => opcore.events()['opcore.nodeAudit'] ?? [];
  /** What opCore still has: of each node the latest of each kind. */
  const kept = (): TruthEvent[] =>
    Array.from(new Map(truth().map((event) => [`${event.run} ${event.event}`, event])).values());
  const everyNode = () => Array.from(new Set(truth().map(({ run }) => run ?? '')));
  const ask = (query: object, source = uid) =>
    grafana.query(
      source,
      { queryType: 'opcore.nodeAudit', limit: 50_000, ...query },
      { from: opcore.clock.now() - 1000 * 24 * hour, to: opcore.clock.now(), headers: { 'X-Cache-Skip': 'true' } }
    );
  const logins = () => opcore.log.counts[login] ?? 0;
  const short = ({ time, event, outcome, effect, actor, target, run }: Record<string, unknown>) =>
    JSON.stringify({ time, event, outcome, effect, actor, target, run });

  it('a table holds every record of the nodes given, field by field as it happened', async () => {
    const result = await ask({ nodes: everyNode() });
    assert.equal(result.error, undefined);
    const rows = rowsOf(result.frames[0]);
    assert.ok(rows.length > 30, 'the company did something');
    assert.deepEqual(
      rows.map(short).sort(),
      kept()
        .map((event) => short({ ...event }))
        .sort()
    );
    assert.equal(new Set(rows.map((row) => row['eventId'])).size, rows.length, 'event ids are unique');
  });

  it('without a selection it is every listed node, and the notice says since when deletions are seen', async () => {
    const deleted = new Set(
      truth()
        .filter(({ event }) => event === 'delete node')
        .map(({ run }) => run)
    );
    const result = await ask({ format: 'count' }, await dataSource());
    const expected = kept().filter(({ run }) => !deleted.has(run)).length;
    assert.deepEqual(rowsOf(result.frames[0]), [{ count: expected }]);
    const notices = noticesOf(result).join(' ');
    assert.match(notices, /Deletions of nodes are known only since \d{4}-.* UTC, when Runtrail began to watch/);
    assert.match(notices, /opCore keeps only the latest create, edit and delete of a node\./);
  });

  it('in an alert rule nodes without an audit make no incomplete answer', async () => {
    const range = { from: opcore.clock.now() - hour, to: opcore.clock.now() };
    const filters = [{ field: 'event', operator: '=', values: ['create node', 'edit node'] }];
    const result = await grafana.query(
      uid,
      { queryType: 'opcore.nodeAudit', filters },
      { ...range, headers: { FromAlert: 'true' } }
    );
    assert.equal(result.error, undefined);
  });

  it("the vendor page's sample comes out in the zone of the settings", async () => {
    const source = await dataSource({ timeZone: 'Europe/Berlin' });
    const rows = rowsOf((await ask({ nodes: [sampleNode] }, source)).frames[0]);
    assert.deepEqual(
      rows.map(({ time, event, target, actor }) => [time, event, target, actor]),
      [
        [Date.parse('2025-09-02T03:19:18Z'), 'create node', 'my-node-1', 'omkapiha'],
        [Date.parse('2025-09-02T03:19:43Z'), 'edit node', 'my-node-12', 'omkapiha'],
        [Date.parse('2025-09-02T03:20:44Z'), 'delete node', 'my-node-12', 'omkapiha'],
      ]
    );
  });

  for (const [what, noSessionAs] of [
    ['a 401', '401'],
    ['the login page', 'page'],
    ['a redirect to the login page', 'redirect'],
  ]) {
    it(`a session that ends with ${what} is begun anew by one login, whatever the cookie is called`, async () => {
      const nodes = everyNode().slice(0, 10);
      await ask({ nodes });
      opcore.setSwitches({ noSessionAs, cookieName: `c${noSessionAs}`, loginRedirects: noSessionAs === '401' });
      opcore.expire('session');
      opcore.log.clear();
      const result = await ask({ nodes });
      assert.equal(result.error, undefined);
      assert.equal(logins(), 1);
      await ask({ nodes });
      assert.equal(logins(), 1);
    });
  }

  for (const refusedLoginAs of ['401', 'page']) {
    it(`a login refused by ${refusedLoginAs} is not repeated by anyone, nor after the settings were saved`, async () => {
      opcore.setSwitches({ refusedLoginAs });
      const password = `wrong ${refusedLoginAs}`;
      const source = await dataSource({}, password);
      opcore.log.clear();
      const results = await Promise.all(Array.from({ length: 8 }, () => ask({}, source)));
      results.push(await ask({}, await dataSource({ memoryMegabytes: 64 }, password)));
      for (const { error, status } of results) {
        assert.equal(status, 401);
        assert.match(
          error ?? '',
          /^opCore refused user name and password .* UTC, because too many lock the account\.$/
        );
        assert.ok(!error?.includes(password));
      }
      assert.equal((await grafana.health(source)).httpStatus, 400);
      assert.equal(logins(), 1);
      assert.equal((await ask({})).error, undefined, 'the right password is not held up');
    });
  }

  it('each way to be refused is a sentence of its own', async () => {
    const sentence = async (query: object, source?: string) => {
      const { error, status } = await ask(query, source);
      return `${status} ${error ?? 'no error'}`;
    };
    const unknown = '00000000-0000-4000-8000-000000000000';
    assert.equal(await sentence({ nodes: [unknown] }), `400 opCore has no audit for node ${unknown}.`);
    for (const kind of ['forbidden', 'forbidden200']) {
      opcore.expire(kind);
      assert.match(await sentence({ nodes: [sampleNode] }), /^403 opCore denies permission/);
      assert.match((await grafana.health(uid)).message, /^opCore denies permission/);
      opcore.renew();
    }
    opcore.expire('session');
    opcore.fault({ kind: 'status', status: 404, body: 'html', endpoint: login });
    assert.match(await sentence({ nodes: [sampleNode] }), /^404 .*Login path \(loginPath\)/);
    assert.match(await sentence({}, await dataSource({ username: '' })), /^400 User name \(username\) is missing\.$/);
    assert.match(
      await sentence({}, await dataSource({ timeZone: 'Mars/Base' })),
      /^400 Time zone \(timeZone\) "Mars\/Base"/
    );
  });

  it('health and the picker see the listed nodes', async () => {
    const { nodes } = v.parse(v.object({ nodes: v.number() }), opcore.state().company);
    const { httpStatus, message } = await grafana.health(uid);
    assert.equal(httpStatus, 200);
    assert.match(
      message,
      new RegExp(`^opCore answered: ${nodes} nodes listed; the newest record of the first one is `)
    );
    const { body } = await grafana.resource(uid, 'options/nodes');
    const labels = v.parse(v.array(v.object({ value: v.string(), label: v.string() })), body).map(({ label }) => label);
    assert.equal(labels.length, nodes);
    assert.deepEqual(labels, [...labels].sort());
  });

  it('whoever looks often enough sees everything exactly once, though sessions end meanwhile', async () => {
    const began = opcore.clock.now();
    const seen = new Map<unknown, string>();
    // A login is never tried again by itself, so one that fails is an error of the query.
    opcore.fault({ kind: 'status', endpoint: 'GET **', status: 503, body: 'html', chance: 0.01 });
    for (let round = 0; round < 40; round++) {
      opcore.clock.advance(60_000);
      if (round % 7 === 0) {
        opcore.setSwitches({ noSessionAs: round % 2 === 0 ? '401' : 'page' });
        opcore.expire('session');
      }
      const result = await ask({ nodes: everyNode() });
      assert.equal(result.error, undefined);
      assert.deepEqual(
        noticesOf(result).filter((text) => !/outside the time range/.test(text)),
        []
      );
      for (const row of rowsOf(result.frames[0]).filter(({ time }) => Number(time) > began)) {
        seen.set(row['eventId'], short(row));
      }
    }
    const happened = truth().filter(({ time }) => time > began);
    assert.ok(happened.length > 10, 'the company did something');
    assert.deepEqual(Array.from(seen.values()).sort(), happened.map((event) => short({ ...event })).sort());
  });

  it('HTML and quotes in names stay text, and odd records do no harm', async () => {
    const records = {
      created: {
        what: 'create node',
        when: '2026-01-01T00:00:00',
        who: '<b>"x"</b>',
        extra: '<img src=x>\n',
        status: 'ok',
      },
      last_updated: null,
      deleted: 'gone',
    };
    const { node } = v.parse(v.object({ node: v.string() }), opcore.add({ create: 'odd', records }));
    const result = await ask({ nodes: [node] });
    assert.deepEqual(
      rowsOf(result.frames[0]).map(({ actor, target }) => [actor, target]),
      [['<b>"x"</b>', '<img src=x>']]
    );
    assert.match(noticesOf(result).join(), /1 record of opCore could not be understood/);
  });

  it('a node that is deleted between two evaluations is counted once the watch is as old as the range', async () => {
    const source = await dataSource();
    const query = {
      queryType: 'opcore.nodeAudit',
      filters: [{ field: 'event', operator: '=', values: ['delete node'] }],
    };
    const asRule = (format: object, from: number, to: number) =>
      grafana.query(
        source,
        { ...query, ...format },
        { from, to, headers: { FromAlert: 'true', 'X-Cache-Skip': 'true' } }
      );
    const { node } = v.parse(v.object({ node: v.string() }), opcore.add({ create: 'doomed' }));
    const began = Date.now();
    const first = await asRule({ format: 'count' }, began - 60_000, began);
    assert.match(
      first.error ?? '',
      /Deletions of nodes are known only since \S+ \S+ UTC, when Runtrail began to watch/
    );
    // opCore writes whole seconds
    const from = Date.now();
    const at = Math.ceil(from / 1000) * 1000;
    assert.deepEqual(rowsOf((await asRule({ format: 'count' }, from, at)).frames[0]), [{ count: 0 }]);
    opcore.add({ delete: node, at });
    assert.deepEqual(rowsOf((await asRule({ format: 'count' }, from, at)).frames[0]), [{ count: 1 }]);
    const rows = rowsOf((await asRule({ format: 'table', inAlerts: 'rows' }, from, at)).frames[0]);
    assert.deepEqual(
      rows.map(({ event, target, run }) => [event, target, run]),
      [['delete node', 'doomed', node]]
    );
    const panel = await grafana.query(source, query, { from: began - hour, to: at });
    assert.deepEqual(
      rowsOf(panel.frames[0]).map(({ run }) => run),
      [node]
    );
    assert.match(noticesOf(panel).join(' '), /1 node that left the list was read too: doomed\./);
    opcore.fault({ kind: 'wrongZone', hours: -5 });
    assert.match(
      (await asRule({ format: 'count' }, from, at)).error ?? '',
      /opCore dates the deletion of doomed .* but still listed it at .*: check Time zone \(timeZone\), and the clocks\.$/
    );
  });
});
