/**
 * What the Go host offers the engine. Nothing else exists in there: no DOM, Node, timers, URL or Intl.
 * `pkg/runtime` implements it for what ships, `src/engine/testing` for Jest, with the columns of `pkg/columns`.
 */
import type { SecretModel } from '../../model/vendors';
import type { Column, DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from './column';
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

/** What requests may go to beside the vendor. Each has an address, secrets, limits and cookies of its own. */
export type OtherUpstream = 'archive';

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

/** What texts and JSON are made of, row by row: the same text in every row, or the row's value. */
export type Part = string | DictionaryColumn | TextColumn | NumberColumn;

/** Operations over whole columns, done natively so that no loop over rows runs in JavaScript. */
export interface ColumnTools {
  /** A dictionary column of the distinct combinations; `tuples` holds `columns.length` codes a combination, one after another. */
  combine(columns: readonly DictionaryColumn[]): { codes: Int32Array; tuples: Int32Array };
  /** One after another; all of one kind. Dictionary values are unified. */
  concatenate(columns: readonly DictionaryColumn[]): DictionaryColumn;
  concatenate(columns: readonly NumberColumn[]): NumberColumn;
  concatenate(columns: readonly TextColumn[]): TextColumn;
  concatenate(columns: readonly JsonColumn[]): JsonColumn;
  /** The same of the columns of each name. What they are columns of does not change: it is read once, however often it comes. */
  concatenateEach<N extends string, C extends Readonly<Record<N, Column>>>(
    names: readonly N[],
    pieces: readonly C[]
  ): Pick<C, N>;
  /** The rows for which every condition holds, ascending. */
  select(length: number, conditions: readonly Condition[]): Int32Array;
  /** The same rows, stably sorted by `keys` ascending (NaN, null last); numbers in a text count by their value. */
  order(rows: Int32Array, keys: Float64Array | TextColumn): Int32Array;
  /** How many of `rows` have each code; index = code + 1, so index 0 counts nulls. */
  tally(rows: Int32Array, codes: Int32Array, size: number): Float64Array;
  /** The numbers of `rows` added up by code; index = code + 1. NaN where one of them is NaN. */
  sums(rows: Int32Array, codes: Int32Array, size: number, numbers: Float64Array): Float64Array;
  /** Counts by time bucket, `buckets` numbers a group one after another; a row outside is left out. `codes` null = one group. */
  histogram(
    rows: Int32Array,
    times: Float64Array,
    codes: Int32Array | null,
    groups: number,
    buckets: { start: number; interval: number; count: number }
  ): Float64Array;
  /** Text made of each row's parts; a null part is the empty string, a number its shortest decimal text. */
  join(length: number, parts: readonly Part[]): TextColumn;
  /** What `first` has, and where that is null (or an empty text) what `second` has. */
  coalesce(first: TextColumn, second: TextColumn): TextColumn;
  coalesce(first: NumberColumn, second: NumberColumn): NumberColumn;
  /** `map[code + 1]` in place of each code: renames, merges or drops (-1) values without a loop over rows; -1 beyond the map. */
  recode(codes: Int32Array, map: Int32Array): Int32Array;
  /** Some rows, in their order; null for a row that does not exist (-1). A dictionary keeps all its values. */
  take(column: DictionaryColumn, rows: Int32Array): DictionaryColumn;
  take(column: NumberColumn, rows: Int32Array): NumberColumn;
  take(column: TextColumn, rows: Int32Array): TextColumn;
  take(column: JsonColumn, rows: Int32Array): JsonColumn;
  /** The rows whose key no row before them has, in their order. A row without a key (NaN, below 0, null) is like no other. */
  firstOfEach(rows: Int32Array, keys: Float64Array | Int32Array | TextColumn): Int32Array;
  /** So many numbers, from the first on each by a step more than the one before. */
  sequence(first: number, step: number, count: number): NumberColumn;
  /** Null where either is. */
  add(column: NumberColumn, other: NumberColumn | number): NumberColumn;
  scale(column: NumberColumn, factor: number): NumberColumn;
  /** The bound in place of numbers beyond it; null stays null, and a bound that is null bounds nothing. */
  clamp(column: NumberColumn, lowest: NumberColumn | number, highest: NumberColumn | number): NumberColumn;
  /** The column with a number, or with what another column has there, in some rows. */
  fill(column: NumberColumn, rows: Int32Array, value: NumberColumn | number): NumberColumn;
  /**
   * `ends` in which spans of one key end at the latest where the next of them starts, so that none overlap. `rows` are in the
   * order of their starts; rows without a key (-1) count as of one key. An end that is NaN becomes the next start too.
   */
  cutSpans(rows: Int32Array, keys: Int32Array, starts: Float64Array, ends: Float64Array): Float64Array;
  /** `{"name":value}` in each row; members that are null or empty texts are left out. */
  jsonObject(length: number, members: Readonly<Record<string, Part>>): JsonColumn;
  /** `[{"key":"name","value":value}]` in each row, as Grafana's traces have their tags; without nulls and empty texts. */
  jsonPairs(length: number, members: Readonly<Record<string, Part>>): JsonColumn;
  /** `[value]` in each row, without nulls and empty texts. */
  jsonArray(length: number, parts: readonly Part[]): JsonColumn;
  /** Other texts in place of some characters (each key is one), for escaping. */
  substitute(column: TextColumn, substitutes: Readonly<Record<string, string>>): TextColumn;
  /**
   * Joins the rows that end something (`roles` 1) to those that begin it (0), in the order of the rows: the row that ends
   * what its key has begun gets the time of the one that began it as start and its own as end; the other one has no start
   * any more (NaN). What is begun anew or never ended is `open` (0, otherwise -1), and ends at `close`, unless that is NaN
   * or before its start. Rows without key (-1) or time take no part.
   */
  spans(keys: Int32Array, roles: Int32Array, times: Float64Array, close: number): Spans;
  /**
   * The codes of the words, -1 where the row's text has the word already: without regard to case and as words of its own, so
   * that neither `stag` is in `staging` nor `anna` in `anna_test`.
   */
  unsaid(words: DictionaryColumn, texts: TextColumn): Int32Array;
  /** Each distinct number once, and by row which one it is; -1 for NaN. */
  distinct(numbers: Float64Array): { codes: Int32Array; values: Float64Array };
  /** The texts of some rows, for the few places where the engine needs them. */
  texts(column: TextColumn | JsonColumn, rows: Int32Array): Array<string | null>;
}

/** By row; NaN = none. `open` may serve as a dictionary's codes. */
export interface Spans {
  starts: Float64Array;
  ends: Float64Array;
  open: Int32Array;
}

/** `range`: min <= value <= max (NaN never holds). `codes`: `allowed[code + 1]` is 1. `flags`: the row's flag is 1. `rows`: it is one of them. */
export type Condition =
  | { kind: 'range'; values: Float64Array; min: number; max: number }
  | { kind: 'codes'; codes: Int32Array; allowed: Uint8Array }
  | { kind: 'flags'; flags: Uint8Array }
  | { kind: 'rows'; rows: Int32Array };

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
