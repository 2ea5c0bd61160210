/**
 * What the Go host offers the engine. Nothing else exists in there: no DOM, Node, timers, URL or Intl.
 * `pkg/runtime` implements it for what ships, `src/engine/testing` for Jest, with the columns of `pkg/columns`.
 */
import type { OtherUpstream } from '../../model/other-upstreams';
import type { SecretModel } from '../../model/vendors';
import type { Column, DictionaryColumn, TextColumn } from './column';
import type { ColumnTools } from './column-tools';
import type { ColumnPlan, Path } from './plan';

/** Ends a call early. `reason` is undefined while the caller still waits. */
export interface Signal {
  readonly reason: 'cancelled' | 'deadline' | undefined;
  /** Calls back once when the signal ends (at once when it already has); the returned function takes that back. */
  onEnd(listener: () => void): () => void;
}

/** A secret that the host fills in by its key; its value never enters the engine. Only what a model has can be named. */
export interface SecretReference {
  secret: SecretModel;
  /** Stands before the secret, e.g. `Bearer `. */
  prefix?: string;
}

/** One HTTP request to the configured vendor host, or to another upstream. */
export interface VendorRequest {
  /** Absent = the vendor. A secret of another upstream is missing here. */
  upstream?: OtherUpstream;
  method: 'GET' | 'POST';
  /** Appended to the configured URL (its base path stays); begins with `/`, every part already percent-encoded. */
  path: string;
  /** Query parameters in order, not encoded. */
  parameters?: ReadonlyArray<readonly [name: string, value: string]>;
  headers?: Readonly<Record<string, string | SecretReference>>;
  body?: { json: unknown } | { form: Readonly<Record<string, string | SecretReference>> };
  /** May be sent again after a connection error, 429, 502, 503 or 504. Absent = true for GET, false for POST. */
  repeatable?: boolean;
  /** Follow redirects within the configured host. Absent = true. */
  followRedirects?: boolean;
  /** Where a JSON body of a 429 or 503 may say in how many seconds to come again, beside the header `Retry-After`. */
  waitHints?: readonly Path[];
}

/** An HTTP answer of any status. */
export interface HttpAnswer {
  kind: 'answer';
  status: number;
  /**
   * Lower-case names; only `content-type`, `location`, `retry-after`, `date` and `age`. `location` is a whole address, but
   * within the origin that was asked the path and parameters alone.
   */
  headers: Readonly<Record<string, string>>;
  /** When the headers came, epoch ms by our clock: what `date` is compared with. */
  receivedAt: number;
  /** Of the body, decompressed. */
  bytes: number;
  /** Rows by the plan; absent without a plan, when the status is not 2xx, or when the body did not fit the plan. */
  table?: Table;
  /** The body, at most the first 1 MiB; absent when `table` is there. */
  text?: string;
  /** The body is a web page: as a rule not the vendor's own, but that of a gateway, proxy or login in front of it. */
  html?: true;
  /** Why there is no table although a plan was given and the status is 2xx. */
  problem?: BodyProblem;
  /** After a 429 or 503: when the host may be called again, epoch ms. */
  waitUntil?: number;
}

/** `noRows`: JSON, but the row list is missing. `trailing`: JSON followed by something else. */
export type BodyProblem = 'empty' | 'html' | 'notJson' | 'truncated' | 'trailing' | 'tooDeep' | 'noRows' | 'tooMany';

/** What a plan made of one body. */
export interface Table {
  length: number;
  columns: Readonly<Record<string, Column>>;
  /**
   * Values from outside the rows, by the plan's `head`; undefined when missing. In place of one larger than 64 KiB stands the
   * beginning of its text, or of its JSON, as a text that ends with an ellipsis.
   */
  head: Readonly<Record<string, unknown>>;
  /** A column's number of values of another type than planned (they are null). Columns without any are absent. */
  mistyped: Readonly<Record<string, number>>;
  /** Records that make no row because a needed column is null there. */
  lost: number;
  /** The same by column, where there are any; one record may count in several. */
  unreadable: Readonly<Record<string, number>>;
  /** Records that are no objects; they make no row. */
  skipped: number;
}

/**
 * A request that got no HTTP answer, or none that may be kept: `garbled` = what came could not be read or unpacked, `tooMuch` = the call whose reading this is holds as much as it
 * may, four times the largest answer. The message for people is the engine's business.
 */
export interface FetchFailure {
  kind: 'failure';
  failure:
    | 'dns'
    | 'refused'
    | 'reset'
    | 'tls'
    | 'timeout'
    | 'cancelled'
    | 'tooLarge'
    | 'tooMuch'
    | 'redirect'
    | 'waiting'
    | 'network'
    | 'garbled'
    | 'proxyRefused'
    | 'settings';
  /**
   * `tls`: `unknownAuthority`, `hostname`, `expired` or `other`; `redirect`: the other host, absent after too many
   * redirects within the host; `settings`: what is wrong; the rest: `proxy` where not the host but the proxy failed.
   */
  detail?: string;
  /** `waiting`: the vendor asked this credential to wait until then, epoch ms; nothing was sent. */
  waitUntil?: number;
  /**
   * `proxyRefused`: the status with which the proxy refused to connect to the host (407: it wants a login). `waiting`: that with
   * which the vendor asked to wait.
   */
  status?: number;
}

export type VendorAnswer = HttpAnswer | FetchFailure;

export interface FetchOptions {
  /** How to read the body's rows. Without one the answer has `text`. */
  plan?: ColumnPlan;
  signal: Signal;
}

/** A place in the memory that all data sources of the process share. */
export interface Holding {
  /** Marks as just used. */
  touch(): void;
  /** Gives the place back; `onEvict` is not called. */
  release(): void;
}

/** Notes and locks by name, for everyone in the process who uses the same origin and credentials. */
export interface OriginState {
  /** Epoch ms as set by `setUntil`, while it is in the future. */
  until(name: string): number | undefined;
  setUntil(name: string, until: number): void;
  /** Waits its turn; the answer gives the lock back. Null when the signal ended first. */
  lock(name: string, signal: Signal): Promise<(() => void) | null>;
}

/** A wrong RE2 pattern, in RE2's own words; `tooMuch` = a right one that would take too long on so many texts. */
export interface PatternError {
  error: string;
  tooMuch?: true;
}

export interface Host {
  /** Never rejects: a failure is an answer too. */
  fetch(request: VendorRequest, options: FetchOptions): Promise<VendorAnswer>;
  /** Epoch ms. */
  now(): number;
  /** Lets others on the loop have their turn; for loops over many rows. */
  turn(): Promise<void>;
  /** Wall clock texts (`2025-09-02T05:19:18`) of an IANA zone to epoch ms; NaN where null or unreadable; null for an unknown zone. */
  zonedTimes(texts: DictionaryColumn, zone: string): Float64Array | null;
  /** What is wrong with an RE2 pattern; undefined when nothing is. */
  checkPattern(pattern: string): PatternError | undefined;
  /** 1 where the RE2 pattern is found in the value (unanchored; null counts as the empty string). Runs beside the loop. */
  matching(pattern: string, values: readonly string[] | TextColumn): Promise<Uint8Array | PatternError>;
  readonly columns: ColumnTools;
  /** Takes a place for something kept; `onEvict` runs later on the loop when the process needs it back. */
  hold(bytes: number, onEvict: () => void): Holding;
  /** What outlives this data source instance: kept in the process for this origin and these credentials. */
  readonly shared: OriginState;
  /** The same, kept for this origin and this account alone, whatever else is set: headers, certificates, others' secrets. */
  readonly account: OriginState;
  log(
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    fields?: Readonly<Record<string, string | number>>
  ): void;
}
