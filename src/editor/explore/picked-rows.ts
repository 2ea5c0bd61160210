import type { DataFrame } from '@grafana/data';

/** A frame of some rows, in the order given. */
export function pickedRows(frame: DataFrame, rows: readonly number[]): DataFrame {
  const fields = frame.fields.map((field) => ({
    ...field,
    values: rows.map((row): unknown => field.values[row]),
    ...(field.nanos && { nanos: rows.map((row) => field.nanos?.[row] ?? 0) }),
  }));
  return { ...frame, fields, length: rows.length };
}

/** A frame with its last row first. */
export function turnedRound(frame: DataFrame): DataFrame {
  return pickedRows(frame, [...new Array(frame.length).keys()].reverse());
}
