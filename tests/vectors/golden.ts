import type { CreateEngine } from '../../src/engine/seam/protocol';
import type { VendorRequest } from '../../src/engine/seam/host';
import { nodeHost, type TestAnswer } from '../../src/engine/testing/node-host';
import { plainResult, type PlainResult } from '../../src/engine/testing/plain-results';
import { toldLocation } from '../../src/engine/testing/told-location';
import { type SampleName, readSample } from '../simulators/base/sample';

/**
 * One conversation: what Grafana asks, what the vendor says, what comes out. Times are ISO texts. Every exchange must
 * happen exactly once; those with the same method and path are answered in their order.
 */
export interface Golden {
  /** The sentence that it shows. */
  shows: string;
  now: string;
  settings: { url: string; jsonData: object; secrets: string[] };
  /** Asked before, one after another; their results are not looked at. */
  earlier?: GoldenRequest[];
  request: GoldenRequest;
  exchanges: Exchange[];
  results: PlainResult[];
}

export interface GoldenRequest {
  fromAlert?: boolean;
  skipCache?: boolean;
  queries: Array<{ refId: string; from: string; to: string; intervalMs?: number; json: object }>;
}

export interface Exchange {
  method: string;
  /** With the query, encoded. */
  path: string;
  status: number;
  headers?: Record<string, string>;
  /** A string is sent as it is, anything else as JSON. */
  body?: unknown;
  /** In place of a body: what a vendor's page prints, a file of tests/samples. */
  sample?: SampleName;
}

export interface Played {
  results: PlainResult[];
  /** Requests that no exchange answers, and exchanges that nobody asked for. */
  unexpected: string[];
}

/** Plays a conversation through the Node host. */
export async function play(golden: Golden, createEngine: CreateEngine): Promise<Played> {
  const open = [...golden.exchanges];
  const unexpected: string[] = [];
  const answer = (request: VendorRequest): TestAnswer => {
    const line = lineOf(request);
    const place = open.findIndex(({ method, path }) => `${method} ${path}` === line);
    const [found] = place < 0 ? [] : open.splice(place, 1);
    if (found === undefined) {
      unexpected.push(line);
      return { failure: 'network' };
    }
    const { status, headers, body = found.sample && readSample(found.sample) } = found;
    return {
      status,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(headers === undefined ? {} : { headers: toldHeaders(headers, `${golden.settings.url}${found.path}`) }),
    };
  };
  const host = nodeHost({
    answer,
    now: () => Date.parse(golden.now),
  });
  const { url, jsonData } = golden.settings;
  const secrets = Object.fromEntries(golden.settings.secrets.map((name) => [name, { isSet: true }]));
  const engine = createEngine(JSON.stringify({ uid: 'golden', name: 'Golden', url, jsonData, secrets }), host);
  for (const request of golden.earlier ?? []) {
    await engine.query(1, requestJson(request));
  }
  const results = await engine.query(1, requestJson(golden.request));
  // What a golden file cannot hold (undefined, typed numbers) must not be in the results either.
  const plain = JSON.parse(JSON.stringify(results.map((result) => plainResult(result, host.columns)))) as PlainResult[];
  return {
    results: plain,
    unexpected: [...unexpected, ...open.map(({ method, path }) => `not asked: ${method} ${path}`)],
  };
}

function toldHeaders(headers: Record<string, string>, asked: string): Record<string, string> {
  const { location } = headers;
  return location === undefined ? headers : { ...headers, location: toldLocation(location, asked) };
}

function requestJson(request: GoldenRequest): string {
  return JSON.stringify({
    fromAlert: request.fromAlert ?? false,
    skipCache: request.skipCache ?? false,
    queries: request.queries.map(({ refId, from, to, intervalMs = 60_000, json }) => ({
      refId,
      from: Date.parse(from),
      to: Date.parse(to),
      intervalMs,
      json: JSON.stringify(json),
    })),
  });
}

function lineOf({ method, path, parameters = [] }: VendorRequest): string {
  const search = parameters
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${method} ${path}${search === '' ? '' : `?${search}`}`;
}
