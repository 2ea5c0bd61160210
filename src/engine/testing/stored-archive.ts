import type { VendorRequest } from '../seam/host';
import type { TestAnswer } from './node-fetch';
import type { Thing } from './thing';

/** One record as VictoriaLogs gives it back; times are epoch ms. */
export type StoredRecord = Readonly<Record<string, string>>;

export interface StoredEvent extends Thing {
  readAt?: number;
  more?: StoredRecord;
}

export interface StoredHeartbeat {
  /** Epoch ms. */
  saidAt: number;
  from: number;
  until: number;
  collector?: string;
  gaps?: ReadonlyArray<readonly [number, number]>;
  more?: StoredRecord;
}

const common = (queryType: string): StoredRecord => ({
  'service.name': 'runtrail',
  'runtrail.source': 'lab',
  'runtrail.query_type': queryType,
  'runtrail.version': '1',
});

export function storedEvent(queryType: string, event: StoredEvent): StoredRecord {
  const { id, time, end, outcome = 'success', target, run, readAt = time, more } = event;
  return {
    ...common(queryType),
    _time: new Date(time).toISOString(),
    _msg: `archived ${id}`,
    event_name: 'runtrail.event',
    'runtrail.event.id': id,
    'runtrail.event.name': 'thing',
    'runtrail.outcome': outcome,
    'runtrail.read_at': String(readAt),
    'user.name': 'archive',
    ...(end === undefined ? {} : { 'runtrail.event.end': String(end) }),
    ...(target === undefined ? {} : { 'runtrail.target': target }),
    ...(run === undefined ? {} : { 'cicd.pipeline.run.id': run }),
    ...more,
  };
}

const sampled = [
  ...['runtrail.event.name', 'runtrail.outcome', 'runtrail.effect'],
  ...['user.name', 'runtrail.target', 'cicd.pipeline.run.id'],
];

export function storedHeartbeat(queryType: string, heartbeat: StoredHeartbeat): StoredRecord {
  const { saidAt, from, until, collector = 'c1', gaps = [], more } = heartbeat;
  return {
    ...common(queryType),
    _time: new Date(saidAt).toISOString(),
    _msg: 'heartbeat',
    event_name: 'runtrail.heartbeat',
    'runtrail.complete.from': String(from),
    'runtrail.complete.until': String(until),
    'runtrail.complete.gaps': JSON.stringify(gaps),
    'runtrail.collector.id': collector,
    'runtrail.lacks': '[]',
    'runtrail.backfill': 'false',
    ...Object.fromEntries(sampled.map((name) => [name, 'sample@example.com'])),
    ...more,
  };
}

/** The LogsQL of a request; empty where there is none. */
export function queryIn(body: VendorRequest['body']): string {
  const query = body !== undefined && 'form' in body ? body.form.query : undefined;
  return typeof query === 'string' ? query : '';
}

/**
 * Answers with records as VictoriaLogs would a query that narrows by source, query type, kind and time alone. All that a query
 * asks for beside it only spares records, which its sender leaves out again; with the real one it is proved in
 * `tests/integration/archive`.
 */
export function storedAnswer(records: readonly StoredRecord[], request: VendorRequest): TestAnswer {
  const query = queryIn(request.body);
  const asked = (field: string): string | undefined => new RegExp(`"${field}":in\\("([^"]*)"\\)`).exec(query)?.[1];
  const [, from = '', to = '9'] = /_time:\[([^,]*),([^\]]*)\]/.exec(query) ?? [];
  const found = records
    .filter((record) =>
      ['runtrail.source', 'runtrail.query_type', 'event_name'].every(
        (field) => record[field] === (asked(field) ?? record[field])
      )
    )
    .filter(({ _time = '' }) => _time >= from && _time <= to)
    .sort((a, b) => (b._time ?? '').localeCompare(a._time ?? ''));
  if (query.includes('sort by (_time) ')) {
    found.reverse();
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/stream+json' },
    body: linesOf(query, found)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  };
}

/** What a query makes of the records that it finds. */
function linesOf(query: string, found: readonly StoredRecord[]): ReadonlyArray<Readonly<Record<string, string>>> {
  const number = /stats count\(\) as (events|open|unknown)$/.exec(query)?.[1];
  if (number !== undefined) {
    return [{ [number]: String(found.filter(counts[number] ?? (() => true)).length) }];
  }
  const latest = /stats by \("([^"]*)"\) max\(_time\) as last/.exec(query)?.[1];
  if (latest !== undefined) {
    return Array.from(new Set(found.map((record) => record[latest])), (word) => ({
      ...(word === undefined ? {} : { [latest]: word }),
      last: found.find((record) => record[latest] === word)?._time ?? '',
      records: String(found.filter((record) => record[latest] === word).length),
    }));
  }
  const statistics = /stats (?:by \(([^)]*)\) )?(count|count_uniq)\([^)]*\) as count/.exec(query);
  if (statistics !== null) {
    return counted(statistics[2] === 'count' ? found : oneEach(found, []), wordsIn(statistics[1] ?? ''));
  }
  const said = /count_uniq\(([^)]*)\) as said/.exec(query)?.[1];
  if (said !== undefined) {
    return [
      {
        events: String(oneEach(found, []).length),
        said: String(oneEach(found, said.match(/[^", ]+/g) ?? []).length),
        others: String(found.filter((record) => record['runtrail.version'] !== '1').length),
      },
    ];
  }
  if (/stats sum\(| as records, /.test(query)) {
    const ids = new Set(found.map((record) => record['runtrail.event.id']));
    return [{ records: String(found.length), events: String(ids.size) }];
  }
  if (query.includes('stats by (_time:1d)')) {
    const days = new Set(found.map(({ _time = '' }) => `${_time.slice(0, 10)}T00:00:00Z`));
    return Array.from(days, (_time) => ({ _time }));
  }
  const limit = query.includes('partition by') ? undefined : /limit (\d+)/.exec(query)?.[1];
  return found.slice(0, Number(limit ?? Infinity)).map((record) => ({
    ...record,
    ...(record['runtrail.details'] === undefined && query.includes('format if (') ? { 'runtrail.bare': 'yes' } : {}),
  }));
}

/** Which records are told in a number of their own. */
const counts: Readonly<Record<string, (record: StoredRecord) => boolean>> = {
  open: (record) =>
    record['runtrail.event.end'] === undefined && ['running', 'waiting'].includes(record['runtrail.outcome'] ?? ''),
  unknown: (record) => record['runtrail.outcome'] === 'unknown',
};

/** `"_time":5ms offset 2ms, "a.b"` as `_time:5ms`, `offset`, `2ms`, `a.b`. */
function wordsIn(by: string): string[] {
  return by.replace('"_time":', '_time:').match(/[^", ]+/g) ?? [];
}

/** One record of each event that says something else by these names. */
function oneEach(records: readonly StoredRecord[], names: readonly string[]): StoredRecord[] {
  const keyOf = (record: StoredRecord) => JSON.stringify(['runtrail.event.id', ...names].map((name) => record[name]));
  return Array.from(new Map(records.map((record) => [keyOf(record), record])).values());
}

function counted(all: readonly StoredRecord[], by: readonly string[]): StoredRecord[] {
  const [interval = 0, offset = 0] = by.flatMap((name) => /^(?:_time:)?(\d+)ms$/.exec(name)?.[1] ?? []).map(Number);
  const records = all.map((record) => ({ ...record, ...(interval === 0 ? {} : bucketOf(record, interval, offset)) }));
  const names = by.filter((name) => !/^offset$|^\d+ms$/.test(name));
  return countedBy(
    records,
    names.map((name) => name.replace(/^_time:.*/, '_time'))
  );
}

function bucketOf({ _time = '' }: StoredRecord, interval: number, offset: number): StoredRecord {
  return { _time: new Date(Math.floor((Date.parse(_time) + offset) / interval) * interval - offset).toISOString() };
}

function countedBy(records: readonly StoredRecord[], by: readonly string[]): StoredRecord[] {
  const groups = new Map<string, { record: StoredRecord; count: number }>();
  for (const record of records) {
    const key = JSON.stringify(by.map((name) => record[name]));
    groups.set(key, { record, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return Array.from(groups.values(), ({ record, count }) => ({
    ...Object.fromEntries(by.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]]))),
    count: String(count),
  }));
}
