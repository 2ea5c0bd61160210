import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Column, DictionaryColumn, NumberColumn, TextColumn } from '../../../src/engine/seam/column';
import type { Condition } from '../../../src/engine/seam/host';
import { dictionaryColumn, jsonColumn, nodeHost, textColumn } from '../../../src/engine/testing/node-host';
import { plainCells } from '../plain-cells';

const host = nodeHost();
const tools = host.columns;

type Cells<T> = Array<T | null>;
type Given =
  { dictionary: Cells<string> } | { texts: Cells<string> } | { json: Cells<string> } | { numbers: Cells<number> };

/** The cases of a file; pkg/columns/operations_test.go runs the same. */
function cases<V extends { name: string }>(file: string): ReadonlyArray<readonly [string, V]> {
  const vectors: V[] = JSON.parse(readFileSync(join(__dirname, `${file}.json`), 'utf8'));
  return vectors.map((vector) => [vector.name, vector] as const);
}

const floats = (cells: Cells<number>) => Float64Array.from(cells, (cell) => cell ?? NaN);
const ints = (cells: number[]) => Int32Array.from(cells);
const numberColumn = (cells: Cells<number>): NumberColumn => ({ kind: 'number', values: floats(cells) });

function columnOf(given: Given): Column {
  if ('dictionary' in given) {
    return dictionaryColumn(given.dictionary);
  }
  if ('texts' in given) {
    return textColumn(given.texts);
  }
  return 'json' in given ? jsonColumn(given.json) : numberColumn(given.numbers);
}

interface Combine {
  name: string;
  columns: Array<Cells<string>>;
  codes: number[];
  tuples: Array<Cells<string>>;
}
test.each(cases<Combine>('combine'))('combine: %s', (_, vector) => {
  const columns = vector.columns.map(dictionaryColumn);
  const { codes, tuples } = tools.combine(columns);
  expect([...codes]).toEqual(vector.codes);
  const texts = Array.from(tuples, (code, i) => columns[i % columns.length]?.values[code] ?? null);
  expect(texts).toEqual(vector.tuples.flat());
});

interface Concatenate {
  name: string;
  columns: Given[];
  result: Given;
  values?: string[];
}
test.each(cases<Concatenate>('concatenate'))('concatenate: %s', (_, vector) => {
  const joined = concatenated(vector.columns.map(columnOf));
  expect(plainCells(joined)).toEqual(Object.values(vector.result)[0]);
  if (vector.values && joined.kind === 'dictionary') {
    expect(joined.values).toEqual(vector.values);
  }
});

function concatenated(columns: Column[]): Column {
  const of = <K extends Column['kind']>(kind: K) =>
    columns.filter((column): column is Extract<Column, { kind: K }> => column.kind === kind);
  switch (columns[0]?.kind) {
    case 'dictionary':
      return tools.concatenate(of('dictionary'));
    case 'number':
      return tools.concatenate(of('number'));
    case 'json':
      return tools.concatenate(of('json'));
    default:
      return tools.concatenate(of('text'));
  }
}

type GivenCondition =
  | { kind: 'range'; values: Cells<number>; min: number; max: number }
  | { kind: 'codes'; codes: number[]; allowed: number[] }
  | { kind: 'flags'; flags: number[] };
test.each(cases<{ name: string; length: number; conditions: GivenCondition[]; rows: number[] }>('select'))(
  'select: %s',
  (_, vector) => {
    expect([...tools.select(vector.length, vector.conditions.map(conditionOf))]).toEqual(vector.rows);
  }
);

function conditionOf(given: GivenCondition): Condition {
  switch (given.kind) {
    case 'range':
      return { ...given, values: floats(given.values) };
    case 'codes':
      return { kind: 'codes', codes: ints(given.codes), allowed: Uint8Array.from(given.allowed) };
    case 'flags':
      return { kind: 'flags', flags: Uint8Array.from(given.flags) };
  }
}

test.each(cases<{ name: string; rows: number[]; keys: Cells<number>; result: number[] }>('order'))(
  'order: %s',
  (_, vector) => {
    const rows = ints(vector.rows);
    expect([...tools.order(rows, floats(vector.keys))]).toEqual(vector.result);
    expect([...rows]).toEqual(vector.rows);
  }
);

test.each(cases<{ name: string; rows: number[]; codes: number[]; size: number; counts: number[] }>('tally'))(
  'tally: %s',
  (_, vector) => {
    expect([...tools.tally(ints(vector.rows), ints(vector.codes), vector.size)]).toEqual(vector.counts);
  }
);

interface Histogram {
  name: string;
  rows: number[];
  times: Cells<number>;
  codes: number[] | null;
  groups: number;
  buckets: { start: number; interval: number; count: number };
  counts: number[];
}
test.each(cases<Histogram>('histogram'))('histogram: %s', (_, vector) => {
  const codes = vector.codes && ints(vector.codes);
  const counts = tools.histogram(ints(vector.rows), floats(vector.times), codes, vector.groups, vector.buckets);
  expect([...counts]).toEqual(vector.counts);
});

test.each(cases<{ name: string; codes: number[]; map: number[]; result: number[] }>('recode'))(
  'recode: %s',
  (_, vector) => {
    expect([...tools.recode(ints(vector.codes), ints(vector.map))]).toEqual(vector.result);
  }
);

interface Spans {
  name: string;
  keys: number[];
  roles: number[];
  times: Cells<number>;
  close: number | null;
  starts: Cells<number>;
  ends: Cells<number>;
  open: number[];
}
test.each(cases<Spans>('spans'))('spans: %s', (_, { keys, roles, times, close, ...wanted }) => {
  const { starts, ends, open } = tools.spans(ints(keys), ints(roles), floats(times), close ?? NaN);
  expect([...starts]).toEqual([...floats(wanted.starts)]);
  expect([...ends]).toEqual([...floats(wanted.ends)]);
  expect([...open]).toEqual(wanted.open);
});

interface Join {
  name: string;
  length: number;
  parts: Array<string | Given>;
  result: string[];
}
test.each(cases<Join>('join'))('join: %s', (_, vector) => {
  expect(plainCells(tools.join(vector.length, vector.parts.map(partOf)))).toEqual(vector.result);
});

function partOf(given: string | Given): string | DictionaryColumn | NumberColumn | TextColumn {
  const part = typeof given === 'string' ? given : columnOf(given);
  if (typeof part !== 'string' && part.kind === 'json') {
    throw new TypeError('JSON cannot be joined.');
  }
  return part;
}

test.each(cases<{ name: string; first: Given; second: Given; result: Given }>('coalesce'))(
  'coalesce: %s',
  (_, { first, second, result }) => {
    expect(plainCells(coalesced(columnOf(first), columnOf(second)))).toEqual(Object.values(result)[0]);
  }
);

function coalesced(first: Column, second: Column): Column {
  if (first.kind === 'text' && second.kind === 'text') {
    return tools.coalesce(first, second);
  }
  if (first.kind === 'number' && second.kind === 'number') {
    return tools.coalesce(first, second);
  }
  throw new TypeError(`A ${first.kind} and a ${second.kind} column cannot be coalesced.`);
}

interface Substitute {
  name: string;
  texts: Cells<string>;
  substitutes: Record<string, string>;
  result: Cells<string>;
}
test.each(cases<Substitute>('substitute'))('substitute: %s', (_, { texts, substitutes, result }) => {
  expect(plainCells(tools.substitute(textColumn(texts), substitutes))).toEqual(result);
});

test.each(cases<{ name: string; column: Given; rows: number[]; result: Cells<string> }>('texts'))(
  'texts: %s',
  (_, vector) => {
    const column = columnOf(vector.column);
    if (column.kind !== 'text' && column.kind !== 'json') {
      throw new TypeError(`A ${column.kind} column has no texts.`);
    }
    expect(tools.texts(column, ints(vector.rows))).toEqual(vector.result);
  }
);

test.each(
  cases<{ name: string; pattern: string; values?: string[]; texts?: Cells<string>; flags?: number[]; error?: string }>(
    'matching'
  )
)('matching: %s', async (_, vector) => {
  const found = await host.matching(vector.pattern, vector.texts ? textColumn(vector.texts) : (vector.values ?? []));
  expect('error' in found ? found : { flags: [...found] }).toEqual(
    vector.error === undefined ? { flags: vector.flags } : { error: vector.error }
  );
});

test.each(
  cases<{ name: string; zone: string; texts: Cells<string>; times: Cells<string> | 'unknown zone' }>('zoned-times')
)('zonedTimes: %s', (_, vector) => {
  const times = host.zonedTimes(dictionaryColumn(vector.texts), vector.zone);
  const texts = times && Array.from(times, (time) => (Number.isNaN(time) ? null : new Date(time).toISOString()));
  const wanted =
    vector.times === 'unknown zone' ? null : vector.times.map((time) => time && new Date(time).toISOString());
  expect(texts).toEqual(wanted);
});
