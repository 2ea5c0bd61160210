import { createEngineWith } from '../instance/engine';
import type { VendorRequest } from '../seam/host';
import type { QueryResult } from '../seam/protocol';
import { listingVendor } from './listing-vendor';
import type { TestAnswer } from './node-fetch';
import { nodeHost, type NodeHost } from './node-host';
import { plainResult } from './plain-results';
import { queryIn, storedAnswer, type StoredRecord } from './stored-archive';
import type { Thing } from './thing';

/** Noon of a day, at which the clock stands. */
export const noon = Date.UTC(2026, 10, 21, 12);
export const minute = 60_000;

export interface ArchivedWorld {
  things?: readonly Thing[];
  records?: readonly StoredRecord[];
  /** In place of what the vendor, or the archive, would answer. */
  vendor?: (request: VendorRequest) => TestAnswer | undefined;
  archive?: (request: VendorRequest) => TestAnswer | undefined;
  settings?: object;
  secrets?: readonly string[];
}

export interface PlainAnswer {
  status: number;
  error?: string;
  ids: unknown[];
  actors: unknown[];
  warnings: string[];
  notices: string[];
  executed: string[];
  value?: unknown;
  counts?: unknown[];
  /** Of a variable. */
  listed?: unknown[];
  /** The counts of each series. */
  series?: unknown[][];
}

/** An engine between a vendor that lists and an archive, and what was asked of both. */
export function archivedEngine(world: ArchivedWorld) {
  const asked: string[] = [];
  const host: NodeHost = nodeHost({
    now: () => noon,
    answer: (request) => {
      asked.push(lineOf(request));
      return request.upstream === 'archive'
        ? (world.archive?.(request) ?? storedAnswer(world.records ?? [], request))
        : (world.vendor?.(request) ?? listed(world.things ?? [], request));
    },
  });
  const settings = {
    uid: 'u',
    name: 'Lab',
    url: 'https://list.example.com',
    jsonData: { vendor: 'list', archiveUrl: 'http://logs:9428', archiveSource: 'lab', ...world.settings },
    secrets: Object.fromEntries(['listKey', ...(world.secrets ?? [])].map((name) => [name, { isSet: true }])),
  };
  const engine = createEngineWith([listingVendor])(JSON.stringify(settings), host);
  return {
    asked,
    engine,
    async ask(query: object, { from = noon - 60 * minute, to = noon, fromAlert = false } = {}): Promise<PlainAnswer> {
      const json = JSON.stringify({ queryType: 'list.points', ...query });
      const envelope = { refId: 'A', from, to, intervalMs: minute, json };
      const [result] = await engine.query(1, JSON.stringify({ fromAlert, skipCache: false, queries: [envelope] }));
      return toldOf(result, host);
    },
  };
}

function toldOf(result: QueryResult | undefined, host: NodeHost): PlainAnswer {
  if (result === undefined) {
    throw new Error('A query has a result.');
  }
  const { status, error, frames } = plainResult(result, host.columns);
  const meta = result.frames[0]?.meta;
  const values = (name: string): unknown[] => frames[0]?.fields.find((field) => field.name === name)?.values ?? [];
  const said = (severity: string): string[] =>
    (meta?.notices ?? []).filter((notice) => notice.severity === severity).map(({ text }) => text);
  return {
    status,
    ...(error === undefined ? {} : { error }),
    ids: values('eventId'),
    actors: values('actor'),
    warnings: said('warning'),
    notices: said('info'),
    executed: meta?.executedQueryString?.split('\n') ?? [],
    value: values('count')[0],
    counts: values('count'),
    listed: values('value'),
    series: frames.map(({ fields }) => fields.find(({ name }) => name === 'count')?.values ?? []),
  };
}

function lineOf({ upstream, path, parameters = [], body }: VendorRequest): string {
  const words = parameters.map(([name, value]) => `${name}=${value.replace(/^2026-11-21T|:00\.000Z$/g, '')}`);
  const query = body === undefined ? '' : ` ${queryIn(body)}`;
  return `${upstream ?? 'vendor'} ${path}${words.length > 0 ? `?${words.join('&')}` : ''}${query}`;
}

function listed(things: readonly Thing[], { parameters = [] }: VendorRequest): TestAnswer {
  const given = (name: string): string[] => parameters.filter(([key]) => key === name).map(([, value]) => value);
  const [from = '', to = ''] = ['from', 'to'].map((name) => given(name)[0]);
  const boxes = given('box');
  const found = things.filter(({ time, end, outcome, run }) => {
    const ends = end ?? (outcome === 'running' ? noon : time);
    const named = boxes.includes(run ?? '');
    return named || (boxes.length === 0 && time <= Date.parse(to) && ends >= Date.parse(from));
  });
  return { status: 200, body: found.map((thing) => ({ outcome: 'success', ...thing })) };
}
