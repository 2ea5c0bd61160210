import type { FilterField } from '../../model/event';
import type { Events } from '../events/events';
import { Notes, type Reading } from '../reading/reading';
import type { OriginState, VendorRequest } from '../seam/host';
import type { Vendor } from '../vendors/vendor';
import { CallSignal } from '../client/call-signal';
import { ConnectionClient } from '../client/connection-client';
import { clientBase } from '../client/client-base';
import type { Freshness } from '../client/freshness';
import { cellsOf, nodeHost, textsOf, type AnswerRequest, type NodeHost } from './node-host';
import type { Settings } from '../connection/settings';

export interface TestDataSource {
  host: NodeHost;
  /** Requests that reached the vendor since last asked, as `GET /path?name=value`. */
  calls(): string[];
  /** A new piece of work, as each query has one. */
  client(options?: { freshness?: Freshness; signal?: CallSignal }): ConnectionClient;
  /** Moves the clock on, ms. */
  pass(milliseconds: number): void;
}

export interface TestDataSourceOptions {
  answer: AnswerRequest;
  /** Epoch ms; absent = 2026-11-21T12:00:00Z. */
  now?: number;
  /** In place of `now`: a clock that others look at too. */
  clock?: TestClock;
  settings?: Partial<Settings>;
  /** Give two data sources the same one to make them neighbours in one process. */
  shared?: OriginState;
  /** The same for two that have only the account in common. */
  account?: OriginState;
}

export interface TestClock {
  now(): number;
  advance(milliseconds: number): void;
}

/** A data source of one vendor with memory and a clock, for tests of a vendor's folder. */
export function testDataSource(vendor: Vendor, options: TestDataSourceOptions): TestDataSource {
  const clock = options.clock ?? clockAt(options.now ?? Date.UTC(2026, 10, 21, 12));
  let sent: string[] = [];
  const host = nodeHost({
    ...(options.shared === undefined ? {} : { shared: options.shared }),
    ...(options.account === undefined ? {} : { account: options.account }),
    now: () => clock.now(),
    answer: (request) => {
      sent.push(lineOf(request));
      return options.answer(request);
    },
  });
  const settings: Settings = {
    uid: 'uid',
    name: vendor.model.name,
    vendor: vendor.model.id,
    url: vendor.model.exampleUrl,
    secrets: {},
    maxEvents: 50_000,
    maxRuns: 100,
    maxResponseMegabytes: 64,
    queryTimeout: 50,
    maxConcurrentRequests: 4,
    maxRequestsPerSecond: 10,
    memoryMegabytes: 128,
    ...options.settings,
    vendorOptions: {
      ...Object.fromEntries(vendor.model.settings.map(({ key, default: value }) => [key, value])),
      ...options.settings?.vendorOptions,
    },
  };
  const base = clientBase(vendor, settings, host);
  return {
    host,
    calls() {
      const all = sent;
      sent = [];
      return all;
    },
    client: ({ freshness = 'panels', signal = new CallSignal() } = {}) => new ConnectionClient(base, signal, freshness),
    pass: (milliseconds) => clock.advance(milliseconds),
  };
}

function clockAt(start: number): TestClock {
  let now = start;
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

function lineOf({ method, path, parameters = [] }: VendorRequest): string {
  const search = parameters.map(([name, value]) => `${name}=${value}`).join('&');
  return `${method} ${path}${search === '' ? '' : `?${search}`}`;
}

/** What a reading holds, with the sentences about what it lacks. @param dependsOn fields that decide the answer */
export function told<T>(reading: Reading<T>, dependsOn: readonly FilterField[] = []) {
  const notes = new Notes();
  const value = notes.take(reading);
  return { value, ...notes.sentences(new Set(dependsOn)) };
}

/** Events as plain records, times as ISO text; rows without a time are no events and left out. */
export function plainEvents(pieces: readonly Events[]): Array<Record<string, string | null>> {
  return pieces.flatMap((piece) => {
    const words = {
      event: textsOf(piece.event),
      outcome: textsOf(piece.outcome),
      effect: textsOf(piece.effect),
      actor: textsOf(piece.actor),
      target: textsOf(piece.target),
      run: textsOf(piece.run),
      message: cellsOf(piece.message),
      eventId: cellsOf(piece.eventId),
      ...(piece.details === undefined ? {} : { details: cellsOf(piece.details) }),
    };
    return Array.from({ length: piece.length }, (_, row) => ({
      time: isoText(piece.time.values[row]),
      end: isoText(piece.end.values[row]),
      ...Object.fromEntries(Object.entries(words).map(([name, cells]) => [name, cells[row] ?? null])),
    })).filter(({ time }) => time !== null);
  });
}

function isoText(epochMs: number | undefined): string | null {
  return epochMs === undefined || Number.isNaN(epochMs) ? null : new Date(epochMs).toISOString();
}
