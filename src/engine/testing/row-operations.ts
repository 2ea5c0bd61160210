import type { TextColumn } from '../seam/column';
import type { ColumnTools, Condition } from '../seam/host';
import { cellsOf } from './stored-cells';

/** See `ColumnTools.select`. */
export function select(length: number, given: readonly Condition[]): Int32Array {
  const conditions = given.map(asFlags);
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    if (conditions.every((condition) => holds(condition, row))) {
      rows.push(row);
    }
  }
  return Int32Array.from(rows);
}

function asFlags(condition: Condition): Exclude<Condition, { kind: 'rows' }> {
  if (condition.kind !== 'rows') {
    return condition;
  }
  const flags = new Uint8Array(condition.rows.reduce((most, row) => Math.max(most, row + 1), 0));
  condition.rows.forEach((row) => (flags[row] = 1));
  return { kind: 'flags', flags };
}

function holds(condition: Exclude<Condition, { kind: 'rows' }>, row: number): boolean {
  switch (condition.kind) {
    case 'range': {
      const value = condition.values[row] ?? NaN;
      return value >= condition.min && value <= condition.max;
    }
    case 'codes':
      return condition.allowed[(condition.codes[row] ?? -1) + 1] === 1;
    case 'flags':
      return condition.flags[row] === 1;
  }
}

/** See `ColumnTools.order`. */
export function order(rows: Int32Array, keys: Float64Array | TextColumn): Int32Array {
  if (!(keys instanceof Float64Array)) {
    const texts = cellsOf(keys);
    const { compare } = new Intl.Collator('en', { numeric: true });
    return rows.slice().sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
  }
  const rank = (row: number) => {
    const key = keys[row] ?? NaN;
    return Number.isNaN(key) ? Infinity : key;
  };
  const last = (row: number) => (Number.isNaN(keys[row] ?? NaN) ? 1 : 0);
  return rows.slice().sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left === right ? last(a) - last(b) : left < right ? -1 : 1;
  });
}

/** See `ColumnTools.tally`. */
export function tally(rows: Int32Array, codes: Int32Array, size: number): Float64Array {
  const counts = new Float64Array(size + 1);
  for (const row of rows) {
    const place = (codes[row] ?? -1) + 1;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** See `ColumnTools.histogram`. */
export const histogram: ColumnTools['histogram'] = (rows, times, codes, groups, buckets) => {
  const counts = new Float64Array(groups * buckets.count);
  for (const row of rows) {
    const group = codes === null ? 0 : (codes[row] ?? -1);
    const bucket = Math.floor(((times[row] ?? NaN) - buckets.start) / buckets.interval);
    if (group >= 0 && group < groups && bucket >= 0 && bucket < buckets.count) {
      const place = group * buckets.count + bucket;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
};

/** See `ColumnTools.recode`. */
export function recode(codes: Int32Array, map: Int32Array): Int32Array {
  return codes.map((code) => map[code + 1] ?? -1);
}

/** See `ColumnTools.firstOfEach`. */
export function firstOfEach(rows: Int32Array, keys: Float64Array | Int32Array | TextColumn): Int32Array {
  const cells: ArrayLike<string | number | null> = 'kind' in keys ? cellsOf(keys) : keys;
  const none = (key: string | number | null) =>
    key === null || (typeof key === 'number' && (Number.isNaN(key) || (keys instanceof Int32Array && key < 0)));
  const seen = new Set<string | number>();
  return rows.filter((row) => {
    const key = cells[row] ?? null;
    if (key === null || none(key)) {
      return true;
    }
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}
