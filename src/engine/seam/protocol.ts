/**
 * What crosses between the Go host and the engine: requests as JSON text, results as objects whose columns the host gathers.
 * The bundle assigns `createEngine` (src/engine/instance/entry.ts) to the global `runtrail`.
 */
import type { TimeRange } from './time-range';
import type { Column } from './column';
import type { Host } from './host';

export type CreateEngine = (settingsJson: string, host: Host) => Engine;

export interface Engine {
  /** Read by the host once, after creation. */
  readonly limits: HostLimits;
  /** What belongs to the credentials without being secret (a user name); part of what the host keys shared state by. */
  readonly account: string;
  /** The names of the secrets that sign in: with `account` they are an account, whatever else is set. */
  readonly credentials: readonly string[];
  /** What can be read here, as `queryType` names it. */
  readonly queryTypes: readonly string[];
  /** `call` is the caller's number, for `end`. */
  query(call: number, requestJson: string): Promise<QueryResult[]>;
  checkHealth(call: number): Promise<Health>;
  callResource(call: number, requestJson: string): Promise<ResourceAnswer>;
  /** Reads for an archive. */
  collect(call: number, requestJson: string): Promise<Collected>;
  /** The caller went away (`cancelled`), or its time is up and it wants what there is (`deadline`). */
  end(call: number, reason: 'cancelled' | 'deadline'): void;
}

/** Settings after defaults, as far as the host carries them out. */
export interface HostLimits {
  maxResponseMegabytes: number;
  queryTimeoutSeconds: number;
  maxConcurrentRequests: number;
  maxRequestsPerSecond: number;
  memoryMegabytes: number;
}

/** The settings as Grafana sends them; the engine checks them. */
export interface EngineSettings {
  /** Of the data source, by which links find it. */
  uid: string;
  /** Of the data source, as people called it. */
  name: string;
  url: string;
  jsonData: unknown;
  /** By name in `secureJsonData`. */
  secrets: Readonly<Record<string, SecretState>>;
}

/** What is known of a secret without knowing it. */
export interface SecretState {
  isSet: boolean;
  /** Epoch ms; only where the secret is a JWT with an `exp`. */
  expires?: number;
}

export interface QueryRequest {
  /** The header `FromAlert: true`. */
  fromAlert: boolean;
  /** The header `X-Cache-Skip: true`. */
  skipCache: boolean;
  queries: QueryEnvelope[];
}

export interface QueryEnvelope extends TimeRange {
  refId: string;
  intervalMs: number;
  /** The saved query as JSON text, `null` where it is none; not yet checked. */
  json: string;
}

export interface ResourceRequest {
  method: string;
  /** Without a leading slash, e.g. `options/jobs`. */
  path: string;
  parameters: Record<string, string>;
}

export interface QueryResult {
  refId: string;
  /** HTTP-like; 200 without an error. */
  status: number;
  error?: string;
  errorSource?: 'downstream' | 'plugin';
  frames: Frame[];
}

export interface Health {
  ok: boolean;
  message: string;
}

export interface ResourceAnswer {
  status: number;
  body: unknown;
}

/** One reading for an archive. */
export interface CollectRequest extends TimeRange {
  queryType: string;
  /** The vendor's records are wanted too; never with inputs and outputs. */
  details: boolean;
  /** What came later was read before: runs that ended after the window were read whole then. */
  backwards: boolean;
  /** Ms within which a vendor that keeps no history is to be gone through once. */
  sweepEvery: number;
  /** `memory` of the latest reading whose events were kept; null before the first. */
  memory: unknown;
  /** The latest event that an earlier process kept, while this one has not caught up; else null. */
  latest: LatestEvent | null;
}

export interface LatestEvent {
  id: string;
  run: string | null;
  /** Epoch ms. */
  time: number;
}

/** What a reading for an archive found. */
export interface Collected {
  /** Why nothing was read; the rest is empty then. */
  error?: string;
  /** Sentences. With any of them something may be missing, and the same has to be read again. */
  shortfalls: string[];
  notices: string[];
  /** Once the events are kept, nothing between the two is missing, epoch ms. */
  completeFrom: number;
  completeUntil: number;
  /** Ranges of which something is missing for good, epoch ms; new ones alone. */
  gaps: ReadonlyArray<readonly [from: number, until: number]>;
  /** There is more that can be read at once. */
  more: boolean;
  /** For the next reading; null where it needs none. */
  memory: unknown;
  /** Columns of one length by the names of an event's fields. */
  columns: Readonly<Record<string, Column>>;
  /** Those of the rows that are to be kept, ascending by time. */
  rows: Int32Array;
  /** What of them runs or waits, and has no end, still goes on. */
  goesOn: boolean;
}

export interface Frame {
  name?: string;
  meta?: FrameMeta;
  fields: Field[];
  /** The rows to take from every field, in this order; absent = all. */
  rows?: Int32Array;
}

/** Grafana's `data.FrameMeta`, by its JSON names. */
export interface FrameMeta {
  type?: string;
  typeVersion?: readonly [number, number];
  preferredVisualisationType?: 'table' | 'logs' | 'trace' | 'nodeGraph';
  /** The panel in which Explore shows it, before the type. */
  preferredVisualisationPluginId?: string;
  executedQueryString?: string;
  notices?: Notice[];
  uniqueRowIdFields?: number[];
  custom?: Readonly<Record<string, unknown>>;
}

export interface Notice {
  severity: 'info' | 'warning' | 'error';
  text: string;
}

export interface Field {
  name: string;
  type: 'time' | 'string' | 'number' | 'json';
  /** Whether the field's Go type is a pointer; `json` ignores it. */
  nullable: boolean;
  labels?: Readonly<Record<string, string>>;
  /** Grafana's `data.FieldConfig`, by its JSON names. Not changed any more: the host remembers it. */
  config?: Readonly<Record<string, unknown>>;
  values: FieldValues;
}

/** Times and numbers as epoch ms and doubles (NaN = null); strings where there are few rows. */
export type FieldValues = Column | Float64Array | ReadonlyArray<string | null>;
