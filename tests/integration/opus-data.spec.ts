import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { GrafanaApi, noticesOf, rowsOf } from '../preview/grafana-api';
import { startPreview } from '../preview/start-preview';
import type { Simulator } from '../simulators/base/simulator';
import type { TruthEvent } from '../simulators/base/truth';
import { startOpusSimulator } from '../simulators/opus/start';

const hour = 3_600_000;
const skipCache = { 'X-Cache-Skip': 'true' };

describe('Opus through the built executable', () => {
  let opus: Simulator;
  let grafana: GrafanaApi;
  let uid = '';
  let stop: () => Promise<void> = () => Promise.resolve();

  before(async () => {
    opus = await startOpusSimulator({ now: Date.now() - hour, speed: 0, seed: 3, historyDays: 1 });
    const preview = await startPreview('opus-data', opus.url);
    grafana = new GrafanaApi(preview.address);
    uid = await dataSource({});
    stop = async () => {
      await preview.stop();
      await opus.stop();
    };
  });
  after(() => stop());

  const dataSource = (jsonData: object, key = '_opus-key') =>
    grafana.addDataSource({
      url: opus.url,
      jsonData: { vendor: 'opus', maxRequestsPerSecond: 1000, maxConcurrentRequests: 16, ...jsonData },
      secureJsonData: { opusServiceKey: key },
    });
  /** What happened that Opus can show: a first node that runs has no record, and nothing that tells its start. */
  const truth = (): TruthEvent[] => {
    const all = opus.events()['opus.jobAudit'] ?? [];
    const shown = new Set(all.filter(({ outcome }) => outcome === 'success').map(({ run }) => run));
    return all.filter(({ run, outcome }) => outcome !== 'running' || shown.has(run));
  };
  const jobs = () => Array.from(new Set(truth().map(({ run }) => run ?? '')));
  const ask = (query: object, headers: Record<string, string> = skipCache) =>
    grafana.query(
      uid,
      { queryType: 'opus.jobAudit', jobs: jobs().slice(-100), limit: 50_000, ...query },
      { from: opus.clock.now() - 48 * hour, to: opus.clock.now(), headers }
    );
  const sentence = async (query: object = {}) => {
    const { error, status } = await ask(query);
    return `${status} ${error ?? 'no error'}`;
  };
  const only = (runs: readonly string[]) => truth().filter(({ run }) => runs.includes(run ?? ''));

  it('a table holds every node that has started, field by field as it happened', async () => {
    const wanted = jobs().slice(-100);
    const result = await ask({ jobs: wanted });
    assert.equal(result.error, undefined);
    // A running node's start is only known as the end of the one before it.
    const short = ({ time, end, event, outcome, target, run }: Record<string, unknown>) =>
      JSON.stringify({ time: outcome === 'running' ? 0 : time, end: end ?? null, event, outcome, target, run });
    const rows = rowsOf(result.frames[0]);
    assert.ok(rows.length > 200);
    assert.deepEqual(
      rows.map(short).sort(),
      only(wanted)
        .map((event) => short({ ...event }))
        .sort()
    );
    assert.equal(new Set(rows.map((row) => row['eventId'])).size, rows.length, 'event ids are unique');
  });

  it('counts by outcome are those of the events', async () => {
    const wanted = jobs().slice(-100);
    const result = await ask({ jobs: wanted, format: 'count', groupBy: ['outcome'] });
    const expected: Record<string, number> = {};
    only(wanted).forEach(({ outcome }) => (expected[outcome] = (expected[outcome] ?? 0) + 1));
    const counted = rowsOf(result.frames[0]).map((row) => [row['outcome'], row['count']]);
    assert.deepEqual(Object.fromEntries(counted), expected);
  });

  it('every node is in the union of the tables once, whatever fails on the way', async () => {
    const seen = new Map<string, unknown>();
    const watched = new Set<string>();
    for (let step = 0; step < 12; step++) {
      opus.clock.advance(20_000);
      opus.fault({ kind: 'status', status: step % 2 === 0 ? 503 : 502, times: 2 });
      const asked = jobs().slice(-60);
      asked.forEach((job) => watched.add(job));
      const rows = rowsOf((await ask({ jobs: asked })).frames[0]);
      assert.equal(new Set(rows.map((row) => row['eventId'])).size, rows.length);
      rows.forEach((row) => seen.set(String(row['eventId']), row['outcome']));
      opus.clearFaults();
    }
    const isOver = (outcome: unknown) => outcome === 'success' || outcome === 'failure';
    const over = only([...watched]).filter(({ outcome }) => isOver(outcome));
    assert.ok(over.length > 200);
    assert.deepEqual(
      Array.from(seen.keys())
        .filter((id) => isOver(seen.get(id)))
        .sort(),
      over.map(({ vendorId }) => vendorId).sort()
    );
  });

  it('ended jobs are read once by panels, and anew by who wants nothing that was kept', async () => {
    const own = await dataSource({ memoryMegabytes: 64 });
    const wanted = jobs().slice(0, 20);
    const times = { from: opus.clock.now() - 48 * hour, to: opus.clock.now() };
    const query = { queryType: 'opus.jobAudit', jobs: wanted };
    opus.log.clear();
    await grafana.query(own, query, times);
    const first = Object.values(opus.log.counts).reduce((sum, count) => sum + count, 0);
    assert.equal(first, 2 * wanted.length);
    opus.log.clear();
    await grafana.query(own, query, times);
    assert.deepEqual(opus.log.counts, {});
    await grafana.query(own, query, { ...times, headers: skipCache });
    assert.equal(opus.log.count(), 2 * wanted.length);
  });

  it('progress counts the nodes of a job by state', async () => {
    const job = jobs().slice(-30)[0] ?? '';
    const rows = rowsOf((await ask({ jobs: [job], format: 'progress' })).frames[0]);
    assert.deepEqual(
      rows.map((row) => row['state']),
      ['executed', 'failed', 'running', 'remaining']
    );
    const done = (outcome: string) => only([job]).filter((event) => event.outcome === outcome).length;
    assert.deepEqual([rows[0]?.['count'], rows[1]?.['count']], [done('success'), done('failure')]);
  });

  it('an answer of 60 MB with a file in base64 is read, and the file is not in the details', async () => {
    const added = opus.add({ payloadBytes: 60_000_000 });
    opus.clock.advance(1000);
    const result = await ask({ jobs: [added['job']], details: true });
    assert.equal(result.error, undefined);
    const rows = rowsOf(result.frames[0]);
    assert.ok(rows.length >= 4);
    assert.doesNotMatch(JSON.stringify(rows), /execution_input|UnVudHJhaW/);
  });

  it("the vendor page's sample has no start times, and a notice says so", async () => {
    const result = await ask({ jobs: ['YOUR_JOB_EXECUTION_ID'] });
    assert.deepEqual(rowsOf(result.frames[0]), []);
    assert.match(
      noticesOf(result).join(),
      /Opus gives no start time of any node, so its 2 executed nodes cannot be shown; format progress/
    );
    const progress = await ask({ jobs: ['YOUR_JOB_EXECUTION_ID'], format: 'progress' });
    assert.deepEqual(
      rowsOf(progress.frames[0]).map((row) => row['count']),
      [2, 0, 1, 2]
    );
  });

  it('a job that waits has no events yet, and a notice says so, in an alert rule too', async () => {
    const waiting = { jobs: [opus.add({ start: true })['job']], format: 'count' };
    for (const headers of [skipCache, { ...skipCache, FromAlert: 'true' }]) {
      const result = await ask(waiting, headers);
      assert.equal(result.error, undefined);
      assert.deepEqual(rowsOf(result.frames[0]), [{ count: 0 }]);
      assert.match(noticesOf(result).join(), /PENDING/);
    }
  });

  it('each way to fail has its own sentence', async () => {
    const seen: string[] = [await sentence({ jobs: ['1'] })];
    opus.setSwitches({ errorsAs200: true });
    seen.push(await sentence({ jobs: ['1'] }));
    opus.reset();
    for (const kind of ['expired', 'forbidden', 'cookieOnly']) {
      opus.expire(kind);
      // Finished jobs would come from memory.
      seen.push(await sentence({ jobs: ['7'] }));
      opus.renew();
    }
    const fail = async (status: number) => {
      opus.fault({ kind: 'status', status, times: 9 });
      seen.push((await sentence({ jobs: ['7'] })).replace(/127\.0\.0\.1:\d+/, 'host'));
      opus.reset();
    };
    await fail(400);
    await fail(500);
    await fail(502);
    await fail(413);
    assert.deepEqual(seen, [
      '404 Opus has no job 1.',
      '404 Opus has no job 1.',
      '401 Opus does not accept the service key (401), it is wrong or has expired: generate a new one in Opus under Channels, API, and put it whole, with the underscore it begins with, into Service key (opusServiceKey).',
      '403 Opus does not let this service key read jobs (403): "Forbidden resource": use a key of the workspace that the jobs belong to in Service key (opusServiceKey).',
      '401 Opus wants a login of its own pages for this and takes no service key (401): check that the URL (url) is that of the API, e.g. https://operator.opus.com.',
      '400 Opus refused the request as wrong (400): "id "must" be <a> number".',
      '500 Opus failed (500): "Something is wrong (500)"; try again later.',
      '502 A gateway or proxy in front of Opus at host answered /job/7/status with a web page (502): Opus may be down or overloaded behind it; try again later.',
      '413 A proxy before Opus finds the request too large (413): check the HTTP headers that this data source sends.',
    ]);
  });

  it('health says what the key can see, also where jobs cannot be listed', async () => {
    assert.match(
      (await grafana.health(uid)).message,
      /^Opus answered: \d+ jobs visible, the newest from \S+ \S+ UTC \(.+ ago\)$/
    );
    const blind = 'Opus answered and accepts the service key; jobs cannot be listed, so type their ids into queries';
    for (const searchStatus of [404, 401]) {
      opus.setSwitches({ searchStatus });
      assert.deepEqual(await grafana.health(uid), { httpStatus: 200, message: blind });
    }
    const wrong = await grafana.health(await dataSource({}, 'opus-key'));
    assert.match(wrong.message, /^Opus does not accept the service key \(401\)/);
    opus.reset();
  });

  it('the picker lists jobs newest first, or says that they must be typed', async () => {
    const options = v.array(v.object({ value: v.string(), label: v.string(), description: v.string() }));
    const listed = v.parse(options, (await grafana.resource(uid, 'options/jobs')).body);
    assert.ok(listed.length > 20);
    assert.ok(Number(listed[0]?.value) > Number(listed[1]?.value));
    opus.setSwitches({ searchStatus: 404 });
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    assert.deepEqual(await grafana.resource(uid, 'options/jobs'), {
      httpStatus: 404,
      body: { message: 'Opus does not list jobs to this service key (404): type their ids.' },
    });
    opus.reset();
  });
});
