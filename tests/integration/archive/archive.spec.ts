import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noticesOf, type Result, rowsOf } from '../../preview/grafana-api';
import type { TruthEvent } from '../../simulators/base/truth';
import { useWorld } from '../world';
import { oddTexts } from './odd-texts';
import { eventRecord, heartbeatRecord } from './records';
import { startVictoriaLogs, type VictoriaLogs } from './victoria-logs';

const minute = 60_000;
const day = 24 * 60 * minute;
const login = { user: 'reader', password: 'archive-password' };
const queryType = 'puppet.jobEvents';
const world = useWorld('archive');

let store: VictoriaLogs;
let uid = '';
let now = 0;
/** All that happened until two minutes ago is in the archive; the vendor has lost what is older than an hour. */
let happened: readonly TruthEvent[] = [];

const idOf = ({ run, vendorId }: TruthEvent): string => `${run ?? ''}/${vendorId}`;

const ask = (query: object, range: { from: number; to: number }, fromAlert = false) =>
  world().grafana.query(
    uid,
    { queryType, ...query },
    { ...range, ...(fromAlert && { headers: { FromAlert: 'true' } }) }
  );
const countIn = (result: Result): unknown => rowsOf(result.frames[0])[0]?.['count'];
const between = (from: number, to: number) => happened.filter(({ time }) => time >= from && time <= to);

describe('An archive in VictoriaLogs', () => {
  before(async () => {
    const { puppet, grafana } = world();
    store = await startVictoriaLogs({ login });
    now = puppet.clock.now();
    happened = (puppet.events()[queryType] ?? []).filter(({ time }) => time <= now);
    const until = now - 2 * minute;
    const from = happened[0]?.time ?? 0;
    await store.write([
      ...happened.filter(({ time }) => time <= until).map((event) => eventRecord(queryType, idOf(event), event)),
      heartbeatRecord(queryType, { saidAt: now - minute, from, until }),
    ]);
    await store.restart();
    puppet.prune(now - 60 * minute);
    uid = await grafana.addDataSource({
      url: puppet.url,
      jsonData: {
        maxRequestsPerSecond: 1000,
        maxConcurrentRequests: 16,
        maxEvents: 1_000_000,
        archiveUrl: store.url,
        archiveSource: 'lab',
        archiveUser: login.user,
      },
      secureJsonData: { archivePassword: login.password },
    });
  });
  after(() => store.remove());

  it('counts across the seam, in an alert rule too, what the simulator itself counts', async () => {
    const range = { from: now - 20 * day, to: now };
    const result = await ask({ format: 'count' }, range, true);
    assert.equal(result.error, undefined);
    assert.ok(between(range.from, range.to).length > 1_000, 'the company did something');
    assert.equal(countIn(result), between(range.from, range.to).length);
  });

  it('answers with every event, field by field as it happened', async () => {
    const range = { from: now - 2 * day, to: now };
    const result = await ask({ limit: 100_000 }, range);
    const short = ({ time, event, outcome, effect, actor, target, run }: Record<string, unknown>) =>
      JSON.stringify({ time, event, outcome, effect: effect ?? null, actor, target: target ?? null, run });
    const rows = rowsOf(result.frames[0]);
    assert.deepEqual(
      rows.map(short).sort(),
      between(range.from, range.to)
        .map((event) => short({ ...event }))
        .sort()
    );
    assert.deepEqual(
      noticesOf(result).filter((text) => !text.startsWith('Events before ')),
      []
    );
  });

  it('asks the vendor for little more than the last minutes', async () => {
    const result = await ask({ format: 'count' }, { from: now - day, to: now });
    const executed = (result.frames[0]?.schema.meta?.executedQueryString ?? '').split('\n');
    const ofVendor = executed.filter((line) => line.startsWith('GET '));
    assert.ok(executed.length - ofVendor.length <= 5, `${executed.length - ofVendor.length} calls to the archive`);
    assert.ok(ofVendor.length <= 30, `${ofVendor.length} calls to the vendor`);
  });

  it('knows who touched a node long after the vendor forgot it, with one call and none to the vendor', async () => {
    const range = { from: now - 25 * day, to: now - 2 * day };
    const [first] = between(range.from, range.to).filter(({ target }) => target !== null);
    const target = first?.target ?? '';
    const result = await ask(
      { limit: 100_000, filters: [{ field: 'target', operator: '=', values: [target] }] },
      range
    );
    const own = between(range.from, range.to).filter((event) => event.target === target);
    assert.equal(rowsOf(result.frames[0]).length, own.length);
    assert.doesNotMatch(result.frames[0]?.schema.meta?.executedQueryString ?? '', /^GET /m);
  });

  it('filters by every field as the plugin itself would', async () => {
    const range = { from: now - 5 * day, to: now };
    const all = between(range.from, range.to);
    const cases: ReadonlyArray<[object, (event: TruthEvent) => boolean]> = [
      [{ field: 'outcome', operator: '=', values: ['failure'] }, ({ outcome }) => outcome === 'failure'],
      [{ field: 'outcome', operator: '!=', values: ['success'] }, ({ outcome }) => outcome !== 'success'],
      [{ field: 'effect', operator: '=~', values: ['^$'] }, ({ effect }) => effect === null],
      [{ field: 'effect', operator: '=', values: ['changed'] }, ({ effect }) => effect === 'changed'],
      [{ field: 'event', operator: '=', values: ['Node Failed'] }, ({ event }) => event === 'node_failed'],
      [{ field: 'event', operator: '!~', values: ['^node_'] }, ({ event }) => !event.startsWith('node_')],
      [{ field: 'target', operator: '=~', values: ['^(?i)WEB', 'db'] }, ({ target }) => /^web|db/i.test(target ?? '')],
      [{ field: 'actor', operator: '!=', values: ['admin'] }, ({ actor }) => actor !== 'admin'],
    ];
    for (const [filter, holds] of cases) {
      const result = await ask({ format: 'count', filters: [filter] }, range);
      assert.equal(countIn(result), all.filter(holds).length, JSON.stringify(filter));
    }
  });

  it('counts more events than may be read by the store itself, in all and by group', async () => {
    const { grafana, puppet } = world();
    const small = await grafana.addDataSource({
      url: puppet.url,
      jsonData: {
        maxEvents: 300,
        maxRequestsPerSecond: 1000,
        archiveUrl: store.url,
        archiveSource: 'lab',
        archiveUser: login.user,
      },
      secureJsonData: { archivePassword: login.password },
    });
    const range = { from: now - 20 * day, to: now };
    const all = between(range.from, range.to);
    const count = (query: object) =>
      grafana.query(small, { queryType, format: 'count', ...query }, { ...range, headers: { FromAlert: 'true' } });
    const total = await count({});
    assert.equal(total.error, undefined);
    assert.equal(countIn(total), all.length);
    const series = await count({ format: 'countOverTime', interval: '7h' });
    assert.equal(series.error, undefined);
    const length = 7 * 60 * minute;
    for (const { time, count: counted } of rowsOf(series.frames[0])) {
      const inside = all.filter((event) => Math.floor(event.time / length) * length === time);
      assert.equal(counted, inside.length, new Date(Number(time)).toISOString());
    }
    const filters = [{ field: 'outcome', operator: '!=', values: ['success'] }];
    const failures = await count({ filters, groupBy: ['target'] });
    assert.equal(failures.error, undefined);
    const expected = new Map<string, number>();
    all
      .filter(({ outcome }) => outcome !== 'success')
      .forEach(({ target }) => expected.set(target ?? '', (expected.get(target ?? '') ?? 0) + 1));
    assert.deepEqual(
      new Map(rowsOf(failures.frames[0]).map((row) => [row['target'], row['count']])),
      new Map([...expected].sort(([one], [other]) => (one < other ? -1 : 1)))
    );
  });

  it('takes each odd text for no more than a text', async () => {
    const texts = oddTexts();
    const at = now - 200 * day;
    await store.write([
      ...texts.map((text, n) =>
        eventRecord('puppet.jobs', `odd ${n}`, { time: at + n, end: at + n, target: text, run: String(n) })
      ),
      heartbeatRecord('puppet.jobs', { saidAt: now - minute, from: at - day, until: now - 2 * minute }),
    ]);
    const range = { from: at - minute, to: at + minute };
    const found = async (operator: string, value: string): Promise<unknown[]> => {
      const filters = [{ field: 'target', operator, values: [value] }];
      const result = await ask({ queryType: 'puppet.jobs', limit: 10_000, filters }, range);
      assert.equal(result.error, undefined, `${operator} ${JSON.stringify(value)}`);
      return rowsOf(result.frames[0]).map((row) => row['target']);
    };
    for (const text of texts.filter((one) => !one.includes('$'))) {
      assert.deepEqual(await found('=', text), [text], JSON.stringify(text));
    }
    assert.equal((await found('!=', texts[0] ?? '')).length, texts.length - 1);
  });

  it('finds by a pattern what RE2 finds', async () => {
    const at = now - 150 * day;
    const targets = ['web01', 'web01.example.com', 'web-web-1', 'aweb', 'x.web01', 'db.web', 'WEB01', 'web 1'];
    await store.write(
      targets.map((target, n) =>
        eventRecord('puppet.jobs', `like ${n}`, { time: at + n, end: at + n, target, run: `like ${n}` })
      )
    );
    const range = { from: at - minute, to: at + minute };
    for (const pattern of [
      'web01\\b',
      'web\\b',
      '\\bweb',
      '.+web.+',
      'w.+b.+',
      'web\\B',
      '^web|\\.web',
      'web(01|-)',
      'b.',
    ]) {
      const filters = [{ field: 'target', operator: '=~', values: [pattern] }];
      const result = await ask({ queryType: 'puppet.jobs', filters }, range);
      const found = rowsOf(result.frames[0]).map((row) => row['target']);
      assert.deepEqual(
        found,
        targets.filter((target) => new RegExp(pattern).test(target)),
        pattern
      );
    }
  });

  it('takes the record that was read last, however often and in whatever order it was written', async () => {
    const at = now - 100 * day;
    const version = (outcome: string, readAt: number) =>
      eventRecord(
        'puppet.jobs',
        'again',
        { time: at, end: at + 1, outcome, run: 'again' },
        { 'runtrail.read_at': String(readAt) }
      );
    await store.write([version('failure', 3), version('success', 1), version('failure', 3), version('stopped', 2)]);
    const range = { from: at - minute, to: at + minute };
    for (const [outcome, count] of [
      ['failure', 1],
      ['success', 0],
      ['stopped', 0],
    ] as const) {
      const filters = [{ field: 'outcome', operator: '=', values: [outcome] }];
      assert.equal(countIn(await ask({ queryType: 'puppet.jobs', format: 'count', filters }, range)), count, outcome);
    }
  });

  it('finds what began before the range and ended in it or later', async () => {
    const at = now - 50 * day;
    await store.write([
      eventRecord('puppet.jobs', 'long', { time: at - 3 * day, end: at + day, run: 'long' }),
      eventRecord('puppet.jobs', 'past', { time: at - 3 * day, end: at - day, run: 'past' }),
    ]);
    const result = await ask({ queryType: 'puppet.jobs' }, { from: at, to: at + minute });
    assert.deepEqual(
      rowsOf(result.frames[0]).map((row) => row['eventId']),
      ['long']
    );
  });

  it('is told of in the health text', async () => {
    const { message } = await world().grafana.health(uid);
    assert.match(message, /The archive reaches from .* \(\d+ (s|min) behind\) for Job events and from .* for Jobs$/);
  });

  it('with a wrong password is a sentence about the archive, and the vendor alone answers', async () => {
    const { grafana, puppet } = world();
    const wrong = await grafana.addDataSource({
      url: puppet.url,
      jsonData: { archiveUrl: store.url, archiveSource: 'lab', archiveUser: login.user, maxRequestsPerSecond: 1000 },
      secureJsonData: { archivePassword: 'wrong-password' },
    });
    const sentence =
      /The archive could not be read, so that only Puppet was asked\. VictoriaLogs refused the credentials \(401\): put valid ones into Archive password \(archivePassword\)\./;
    const panel = await grafana.query(wrong, { queryType, format: 'count' }, { from: now - 30 * minute, to: now });
    assert.equal(countIn(panel), between(now - 30 * minute, now).length);
    assert.match(noticesOf(panel).join(), sentence);
    const rule = await grafana.query(
      wrong,
      { queryType, format: 'count' },
      { from: now - 30 * minute, to: now, headers: { FromAlert: 'true' } }
    );
    assert.match(rule.error ?? '', sentence);
    assert.match((await grafana.health(wrong)).message, /The archive cannot be read: VictoriaLogs refused/);
  });

  it('that is killed leaves rules on the last minutes alone, and is a shortfall of all others until it is back', async () => {
    await store.kill();
    try {
      const short = { from: now - 10 * minute, to: now };
      assert.equal(countIn(await ask({ format: 'count' }, short, true)), between(short.from, short.to).length);
      const long = { from: now - day, to: now };
      assert.match((await ask({ format: 'count' }, long, true)).error ?? '', /The archive could not be read/);
    } finally {
      await store.start();
    }
    const range = { from: now - day, to: now };
    assert.equal(countIn(await ask({ format: 'count' }, range, true)), between(range.from, range.to).length);
  });

  it('keeps answering for what it has while the vendor is down', async () => {
    const { puppet } = world();
    await puppet.down();
    try {
      const range = { from: now - day, to: now };
      const anew = { ...range, headers: { 'X-Cache-Skip': 'true' } };
      const result = await world().grafana.query(uid, { queryType, format: 'count' }, anew);
      const archived = between(range.from, now - 7 * minute).length;
      assert.equal(countIn(result), archived);
      assert.match(noticesOf(result).join(), /What Puppet knows of the time from .* is missing/);
      assert.equal((await ask({ format: 'count' }, range, true)).status, 502);
      const past = { from: now - 3 * day, to: now - day };
      assert.equal(countIn(await ask({ format: 'count' }, past, true)), between(past.from, past.to).length);
    } finally {
      await puppet.up();
    }
  });
});
