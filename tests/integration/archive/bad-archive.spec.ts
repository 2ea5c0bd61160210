import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noticesOf, rowsOf } from '../../preview/grafana-api';
import { useWorld } from '../world';
import { eventRecord, heartbeatRecord } from './records';
import { type StoreRecord, type VictoriaLogs, startVictoriaLogs } from './victoria-logs';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const queryType = 'puppet.jobEvents';
/** Nothing happens there: what is told is the archive's. */
const world = useWorld('bad-archive', { jobEverySeconds: 0 });

let store: VictoriaLogs;
let now = 0;

/** Two events of the archive that a heartbeat vouches for, and what else there is. */
async function told(name: string, { records = [], asked = name, vouched = true }: BadArchive) {
  const { grafana, puppet } = world();
  const common = { 'runtrail.source': name };
  await store.write([
    eventRecord(queryType, 'one', { time: now - 2 * hour, run: '1' }, common),
    eventRecord(queryType, 'two', { time: now - 3 * hour, run: '2' }, common),
    ...(vouched ? [heartbeatOf(name)] : []),
    ...records,
  ]);
  const uid = await grafana.addDataSource({
    url: puppet.url,
    jsonData: { maxRequestsPerSecond: 1_000, archiveUrl: store.url, archiveSource: asked },
  });
  const range = { from: now - 4 * hour, to: now };
  const panel = await grafana.query(uid, { queryType, format: 'count' }, range);
  const rule = await grafana.query(uid, { queryType, format: 'count' }, { ...range, headers: { FromAlert: 'true' } });
  return { count: rowsOf(panel.frames[0])[0]?.['count'], said: noticesOf(panel).join('\n'), rule: rule.error };
}

interface BadArchive {
  records?: readonly StoreRecord[];
  /** The source that the data source asks for. */
  asked?: string;
  vouched?: boolean;
}

function heartbeatOf(
  source: string,
  times: Partial<Parameters<typeof heartbeatRecord>[1]> = {},
  more: StoreRecord = {}
) {
  const usual = { saidAt: now - minute, from: now - 4 * day, until: now - 2 * minute };
  return heartbeatRecord(queryType, { ...usual, ...times }, { 'runtrail.source': source, ...more });
}

describe('An archive that is not what it should be is a sentence, no other number, and an error of rules', () => {
  before(async () => {
    store = await startVictoriaLogs();
    now = world().puppet.clock.now();
  });
  after(() => store.remove());

  it('of another source name', async () => {
    const { count, said, rule } = await told('here', { asked: 'elsewhere' });
    const sentence = /The archive has no heartbeat of source "elsewhere" for Job events/;
    assert.deepEqual([count, sentence.test(said), sentence.test(rule ?? '')], [0, true, true]);
  });

  it('with records of others among ours, which are left alone', async () => {
    const foreign = { _msg: 'GET /', 'service.name': 'nginx', level: 'info' };
    const { count, said, rule } = await told('shared', {
      records: [
        { ...foreign, _time: new Date(now - 2 * hour).toISOString() },
        { ...foreign, _time: new Date(now - 2 * hour).toISOString(), 'runtrail.source': 'shared' },
        { ...eventRecord(queryType, 'x', { time: now - 2 * hour }), 'runtrail.source': 'not shared' },
        { ...eventRecord('puppet.jobs', 'y', { time: now - 2 * hour }), 'runtrail.source': 'shared' },
      ],
    });
    assert.deepEqual([count, said.includes('missing'), rule], [2, false, undefined]);
  });

  it('with events of ours that say no id', async () => {
    const { count, said, rule } = await told('no id', {
      records: [{ ...eventRecord(queryType, '', { time: now - 2 * hour }), 'runtrail.source': 'no id' }],
    });
    const sentence = /1 event of VictoriaLogs could not be understood: it lacks an id or a time/;
    assert.deepEqual([count, sentence.test(said), sentence.test(rule ?? '')], [2, true, true]);
  });

  it('with a heartbeat from the future', async () => {
    const { count, said, rule } = await told('future', {
      vouched: false,
      records: [heartbeatOf('future', { saidAt: now + hour, until: now + hour })],
    });
    const sentence = /A heartbeat in the archive is from the future/;
    assert.deepEqual([count, sentence.test(said), sentence.test(rule ?? '')], [0, true, true]);
  });

  it('to which two collectors write', async () => {
    const { count, said, rule } = await told('two', {
      records: [1, 2, 3].map((n) =>
        heartbeatOf('two', { saidAt: now - n * minute - 1_000 }, { 'runtrail.collector.id': `c${(n % 2) + 1}` })
      ),
    });
    const sentence = /Two collectors write to the archive under the name of this source/;
    assert.deepEqual([count, sentence.test(said), sentence.test(rule ?? '')], [2, true, true]);
  });

  it('with batches twice and in another order', async () => {
    const twice = (['one', 'two'] as const).map((id, n) =>
      eventRecord(queryType, id, { time: now - (n + 2) * hour, run: String(n + 1) }, { 'runtrail.source': 'twice' })
    );
    const { count, rule } = await told('twice', { records: [...twice.reverse(), ...twice, heartbeatOf('twice')] });
    assert.deepEqual([count, rule], [2, undefined]);
  });

  it('that has lost a day', async () => {
    const { grafana, puppet } = world();
    const at = now - 2 * day;
    const days = [0, 1, 2, 3, 4].map((n) => now - n * day);
    await store.write(
      days.flatMap((time) => [
        eventRecord(queryType, `at ${time}`, { time: time - hour, run: '1' }, { 'runtrail.source': 'lost' }),
        heartbeatOf('lost', { saidAt: time - minute, from: now - 5 * day, until: time - 2 * minute }),
      ])
    );
    const uid = await grafana.addDataSource({
      url: puppet.url,
      jsonData: { maxRequestsPerSecond: 1_000, archiveUrl: store.url, archiveSource: 'lost' },
    });
    const range = { from: now - 4 * day, to: now };
    const before = await grafana.query(uid, { queryType, format: 'count' }, range);
    assert.doesNotMatch(noticesOf(before).join(), /nothing at all/);
    await store.loseDay(at);
    const rule = { ...range, headers: { FromAlert: 'true' } };
    const date = new Date(at).toISOString().slice(0, 10);
    assert.match(
      (await grafana.query(uid, { queryType, format: 'count' }, rule)).error ?? '',
      new RegExp(`The archive has nothing at all from ${date} 00:00:00 UTC`)
    );
  });
});
