import type { NumberColumn } from '../seam/column';

type Operand = NumberColumn | number;

const at = (operand: Operand, row: number): number =>
  typeof operand === 'number' ? operand : (operand.values[row] ?? NaN);

const mapped = ({ values }: NumberColumn, change: (value: number, row: number) => number): NumberColumn => ({
  kind: 'number',
  values: values.map(change),
});

/** See `ColumnTools.add`. */
export function add(column: NumberColumn, other: Operand): NumberColumn {
  return mapped(column, (value, row) => value + at(other, row));
}

/** See `ColumnTools.scale`. */
export function scale(column: NumberColumn, factor: number): NumberColumn {
  return mapped(column, (value) => value * factor);
}

/** See `ColumnTools.clamp`. */
export function clamp(column: NumberColumn, lowest: Operand, highest: Operand): NumberColumn {
  return mapped(column, (value, row) => {
    const raised = value < at(lowest, row) ? at(lowest, row) : value;
    return raised > at(highest, row) ? at(highest, row) : raised;
  });
}

/** See `ColumnTools.fill`. */
export function fill(column: NumberColumn, rows: Int32Array, value: Operand): NumberColumn {
  const values = column.values.slice();
  rows.forEach((row) => {
    if (row < 0 || row >= values.length) {
      throw new TypeError(`There is no row ${row} among ${values.length}.`);
    }
    values[row] = at(value, row);
  });
  return { kind: 'number', values };
}

/** See `ColumnTools.cutSpans`. */
export function cutSpans(rows: Int32Array, keys: Int32Array, starts: Float64Array, ends: Float64Array): Float64Array {
  if (keys.length !== starts.length || ends.length !== starts.length) {
    throw new TypeError(`There are ${keys.length} keys and ${ends.length} ends for ${starts.length} starts.`);
  }
  const cut = ends.slice();
  const next = new Map<number, number>();
  for (const row of rows.slice().reverse()) {
    const key = keys[row] ?? -1;
    const start = next.get(key);
    if (start !== undefined && !((cut[row] ?? NaN) <= start)) {
      cut[row] = start;
    }
    next.set(key, starts[row] ?? NaN);
  }
  return cut;
}
