import { createEngineWith } from '../instance/engine';
import type { QueryResult } from '../seam/protocol';
import type { Vendor } from '../vendors/vendor';
import { nodeHost, type AnswerRequest, type NodeHost } from './node-host';
import { tinyVendor } from './tiny-vendor';

/** Noon of a day, at which the clock stands until a test moves it. */
export const noon = Date.UTC(2026, 10, 21, 12);

export interface TinyEngine {
  host: NodeHost;
  /** Paths that were asked for, in their order. */
  asked: string[];
  /** Paths of requests that are under way. */
  underWay: Set<string>;
  pass(milliseconds: number): void;
  /** Asks one query, by default as a panel does for the last hour. */
  ask(query: object, how?: Asking): Promise<QueryResult>;
  /** Asks several of one panel, in one call. */
  askAll(queries: readonly object[], how?: Asking): Promise<QueryResult[]>;
  end(call: number, reason: 'cancelled' | 'deadline'): void;
  checkHealth(): Promise<{ ok: boolean; message: string }>;
  callResource(path: string): Promise<{ status: number; body: unknown }>;
}

interface Asking {
  fromAlert?: boolean;
  skipCache?: boolean;
  from?: number;
  to?: number;
  call?: number;
}

/** An engine of the tiny vendor from outside, as Grafana sees it. */
export function tinyEngine(answer: AnswerRequest, jsonData: object = {}, vendor: Vendor = tinyVendor): TinyEngine {
  let now = noon;
  const asked: string[] = [];
  const underWay = new Set<string>();
  const host = nodeHost({
    now: () => now,
    answer: (request) => {
      asked.push(request.path);
      return answer(request);
    },
  });
  const { fetch } = host;
  host.fetch = async (request, options) => {
    underWay.add(request.path);
    const answered = await fetch(request, options);
    underWay.delete(request.path);
    return answered;
  };
  const settings = {
    url: 'https://tiny.example.com',
    jsonData: { vendor: 'tiny', keeper: 'eve', ...jsonData },
    secrets: { tinyKey: { isSet: true }, tinyCode: { isSet: true } },
  };
  const engine = createEngineWith([vendor])(JSON.stringify(settings), host);

  function askAll(
    all: readonly object[],
    { fromAlert = false, skipCache = false, from = now - 3_600_000, to = now, call = 1 }: Asking = {}
  ): Promise<QueryResult[]> {
    const queries = all.map((query, place) => {
      const refId = String.fromCharCode('A'.charCodeAt(0) + place);
      return { refId, from, to, intervalMs: 60_000, json: JSON.stringify(query) };
    });
    return engine.query(call, JSON.stringify({ fromAlert, skipCache, queries }));
  }

  return {
    host,
    asked,
    underWay,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    async ask(query, how) {
      const [result] = await askAll([query], how);
      if (result === undefined) {
        throw new Error('A query has a result.');
      }
      return result;
    },
    askAll,
    end: (call, reason) => engine.end(call, reason),
    checkHealth: () => engine.checkHealth(1),
    callResource: (path) => engine.callResource(1, JSON.stringify({ method: 'GET', path, parameters: {} })),
  };
}

/** The number of a count, and what stands beside it. */
export function countOf({ status, error, frames }: QueryResult) {
  const values = frames[0]?.fields.find(({ name }) => name === 'count')?.values;
  const notices = frames[0]?.meta?.notices ?? [];
  return {
    status,
    ...(error === undefined ? {} : { error }),
    ...(values instanceof Float64Array ? { count: values[0] } : {}),
    warnings: notices.filter(({ severity }) => severity === 'warning').map(({ text }) => text),
  };
}
