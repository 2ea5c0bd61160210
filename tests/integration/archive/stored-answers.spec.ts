import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noticesOf, type Result } from '../../preview/grafana-api';
import { createRandom, type Random } from '../../simulators/base/random';
import type { TruthEvent } from '../../simulators/base/truth';
import { goesOn } from '../exactly-once/seen-events';
import { useWorld } from '../world';
import { eventRecord, heartbeatRecord } from './records';
import { startVictoriaLogs, type VictoriaLogs } from './victoria-logs';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const queryTypes = ['puppet.jobEvents', 'puppet.jobs'] as const;
const zones = ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Cairo'] as const;
const intervals = ['auto', '1m', '7h', '1h', '1H', '1d', '1w', '1M'] as const;
const fields = ['event', 'outcome', 'effect', 'actor', 'target', 'run'] as const;
/** From summer time to winter time, and on to the clock. */
const history = 60;
/** So long ago a job begins that ends after the archive does: both know it. */
const ago = 8 * minute;
const queries = 100;
const world = useWorld('stored-answers', { now: Date.now() - ago, historyDays: history, longAgoMinutes: 240 });

let store: VictoriaLogs;
let now = 0;
/** One has to leave it to the store, as it may read next to nothing; the other one reads everything. */
let asks = '';
let reads = '';
let words: Readonly<Record<string, readonly [string, ...string[]]>> = {};

const idOf = (queryType: string, { run, vendorId }: TruthEvent): string =>
  queryType === 'puppet.jobs' ? vendorId : `${run ?? ''}/${vendorId}`;

/** What is told, beside which calls it took. */
function told(result: Result): unknown {
  const { status, error, frames } = result;
  const shown = frames.map(({ schema, data }) => [schema.name, schema.fields, data.values]);
  return { status, error, shown, said: noticesOf(result).sort() };
}

function randomQuery(random: Random): { query: object; range: { from: number; to: number } } {
  const queryType = random.pick(queryTypes);
  const format = random.pick(['count', 'countOverTime', 'countOverTime', 'values']);
  const filters = Array.from({ length: random.pick([0, 0, 1, 2]) }, () => {
    const field = random.pick(fields);
    const operator = random.pick(['=', '!=', '=~', '!~']);
    const some = [random.pick(words[field] ?? ['x']), random.pick(words[field] ?? ['x'])];
    const unlike = field === 'event' ? some.map((word) => word.toUpperCase().replace('_', ' ')) : [...some, 'unknown'];
    return { field, operator, values: operator.endsWith('~') ? [`^${some[0]?.slice(0, 4) ?? ''}`] : unlike };
  });
  const from = now - random.whole(hour, history * day);
  return {
    query: {
      queryType,
      format,
      filters,
      groupBy: random.sample(['event', 'outcome', 'effect', 'actor'], random.pick([0, 0, 1, 2])),
      interval: random.pick(intervals),
      timeZone: random.pick(zones),
      valueField: random.pick(fields),
    },
    range: { from, to: random.chance(0.5) ? now : random.whole(from, now) },
  };
}

describe('What a store tells by itself', () => {
  before(async () => {
    const { puppet, grafana } = world();
    store = await startVictoriaLogs();
    puppet.add({ start: true, nodes: 20 });
    puppet.clock.advance(ago);
    now = puppet.clock.now();
    const truth = puppet.events();
    const random = createRandom(3);
    for (const queryType of queryTypes) {
      const all = (truth[queryType] ?? []).filter((event) => event.time <= now && !goesOn(event));
      const until = now - 2 * minute;
      const records = all
        .filter(({ time }) => time <= until)
        .map((event) => eventRecord(queryType, idOf(queryType, event), event));
      const long = Array.from({ length: 40 }, (_, n) => {
        const time = now - random.whole(2 * hour, history * day);
        const end = Math.min(time + random.whole(0, 9 * day), now - hour);
        return eventRecord(queryType, `long ${n}`, { time, end, run: `long ${n}`, target: `x${n % 5}` });
      });
      await store.write([
        ...records,
        // Batches that came twice.
        ...records.filter((_, n) => n % 7 === 0),
        ...(queryType === 'puppet.jobs' ? long : []),
        heartbeatRecord(queryType, { saidAt: now - minute, from: now - 2 * history * day, until }),
      ]);
      fields.forEach((field) => {
        const [first = 'x', ...others] = new Set(all.flatMap((event) => event[field] ?? []));
        words = { ...words, [field]: [first, ...others.slice(0, 30)] };
      });
    }
    const added = (maxEvents: number) =>
      grafana.addDataSource({
        url: puppet.url,
        jsonData: {
          maxEvents,
          maxRuns: 10_000,
          maxRequestsPerSecond: 1_000,
          archiveUrl: store.url,
          archiveSource: 'lab',
        },
      });
    asks = await added(200);
    reads = await added(1_000_000);
  });
  after(() => store.remove());

  it('is what comes of reading everything: counts, over time in every zone, and values', async (t) => {
    const { grafana } = world();
    let left = 0;
    let cut = 0;
    for (let seed = 0; seed < queries; seed++) {
      const { query, range } = randomQuery(createRandom(seed));
      const [asked, read] = await Promise.all([asks, reads].map((uid) => grafana.query(uid, query, range)));
      assert.ok(asked && read);
      if (noticesOf(asked).some((text) => text.startsWith('Only the newest'))) {
        cut++;
        continue;
      }
      left += / \| stats .*(as count|as records)$/m.test(asked.frames[0]?.schema.meta?.executedQueryString ?? '')
        ? 1
        : 0;
      assert.deepEqual(told(asked), told(read), `seed ${seed}: ${JSON.stringify({ query, range })}`);
    }
    t.diagnostic(`${left} of ${queries} answers are the store's own, ${cut} were cut`);
    assert.ok(left > 0.4 * queries, `${left} were left to the store`);
    assert.ok(cut < 0.1 * queries, `${cut} were neither left to it nor read whole`);
  });
});
