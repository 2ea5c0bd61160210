import type { Column, DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from './column';

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
   * `ends` in which bars of one key end at the latest where the next of them starts, so that none overlap. `rows` are in the
   * order of their starts; rows without a key (-1) count as of one key. An end that is NaN becomes the next start too.
   */
  cutBars(rows: Int32Array, keys: Int32Array, starts: Float64Array, ends: Float64Array): Float64Array;
  /** `{"name":value}` in each row; members that are null or empty texts are left out. */
  jsonObject(length: number, members: Readonly<Record<string, Part>>): JsonColumn;
  /** `[{"key":"name","value":value}]` in each row, as Grafana's traces have their tags; without nulls and empty texts. */
  jsonPairs(length: number, members: Readonly<Record<string, Part>>): JsonColumn;
  /** `[value]` in each row, without nulls and empty texts. */
  jsonArray(length: number, parts: readonly Part[]): JsonColumn;
  /** Each as `oneLine` of sentences makes it; the same list where that changes none. */
  oneLines(texts: readonly string[]): readonly string[];
  /** Other texts in place of some characters (each key is one), for escaping. */
  substitute(column: TextColumn, substitutes: Readonly<Record<string, string>>): TextColumn;
  /**
   * Joins the rows that end something (`roles` 1) to those that begin it (0), in the order of the rows: the row that ends
   * what its key has begun gets the time of the one that began it as start and its own as end; the other one has no start
   * any more (NaN). What is begun anew or never ended is `open` (0, otherwise -1), and ends at `close`, unless that is NaN
   * or before its start. Rows without key (-1) or time take no part.
   */
  joinBars(keys: Int32Array, roles: Int32Array, times: Float64Array, close: number): JoinedBars;
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
export interface JoinedBars {
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
