import type { Field, FieldValues, Frame, QueryResult } from '../seam/protocol';
import type { ColumnTools } from '../seam/column-tools';

/** A result in plain values, as golden files hold it: times as ISO texts, `?` after the type of what may be null. */
export interface PlainResult {
  refId: string;
  status: number;
  error?: string;
  errorSource?: string;
  frames: PlainFrame[];
}

export interface PlainFrame {
  name?: string;
  meta?: unknown;
  fields: PlainField[];
}

export interface PlainField {
  name: string;
  type: string;
  labels?: unknown;
  config?: unknown;
  values: unknown[];
}

export function plainResult(result: QueryResult, tools: ColumnTools): PlainResult {
  const { frames, ...rest } = result;
  return { ...rest, frames: frames.map((frame) => plainFrame(frame, tools)) };
}

function plainFrame({ name, meta, fields, rows }: Frame, tools: ColumnTools): PlainFrame {
  return {
    ...(name === undefined ? {} : { name }),
    ...(meta === undefined ? {} : { meta }),
    fields: fields.map((field) => plainField(field, rows, tools)),
  };
}

function plainField(
  { name, type, nullable, labels, config, values }: Field,
  rows: Int32Array | undefined,
  tools: ColumnTools
): PlainField {
  return {
    name,
    type: nullable && type !== 'json' ? `${type}?` : type,
    ...(labels === undefined ? {} : { labels }),
    ...(config === undefined ? {} : { config }),
    values: cells(values, rows, tools).map((cell) => plainCell(cell, type)),
  };
}

type Cell = string | number | null;

function cells(values: FieldValues, rows: Int32Array | undefined, tools: ColumnTools): Cell[] {
  if (values instanceof Float64Array || Array.isArray(values)) {
    return gathered(Array.from<Cell>(values), rows);
  }
  if (!('kind' in values)) {
    return gathered([...values], rows);
  }
  switch (values.kind) {
    case 'number':
      return gathered(Array.from(values.values), rows);
    case 'dictionary':
      return gathered(
        Array.from(values.codes, (code) => values.values[code] ?? null),
        rows
      );
    case 'text':
    case 'json':
      return tools.texts(values, rows ?? Int32Array.from({ length: values.length }, (_, row) => row));
  }
}

function gathered(all: Cell[], rows: Int32Array | undefined): Cell[] {
  return rows === undefined ? all : Array.from(rows, (row) => all[row] ?? null);
}

function plainCell(cell: Cell, type: Field['type']): unknown {
  if (cell === null || Number.isNaN(cell)) {
    return null;
  }
  switch (type) {
    case 'time':
      return new Date(Number(cell)).toISOString();
    case 'json': {
      const value: unknown = JSON.parse(String(cell));
      return value;
    }
    case 'string':
    case 'number':
      return cell;
  }
}
