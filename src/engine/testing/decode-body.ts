import type { Column } from '../seam/column';
import type { ColumnPlan, Path, PlannedColumn } from '../seam/plan';
import type { BodyProblem, Table } from '../seam/host';
import { misfit, readCell, type Cell } from './cell';
import { decodeUtf8 } from './decode-utf8';
import { dictionaryColumn } from './dictionary';
import { findRows, type FoundRows } from './find-rows';
import { compactText, memberOf, type JsonNode } from './json-node';
import { readJson, UnreadableJson } from './json-reader';
import { jsonColumn, textColumn } from './stored-cells';

const largestHeadValue = 64 * 1024;

/** Reads a body by a plan as the Go host does; the vectors in tests/vectors/plans hold for both. */
export function decodeBody(body: Uint8Array, plan: ColumnPlan): { table: Table } | { problem: BodyProblem } {
  const text = decodeUtf8(body).replace(/^\ufeff/, '');
  const first = /[^ \t\n\r]/.exec(text)?.[0];
  if (first === undefined) {
    return { problem: 'empty' };
  }
  if (first === '<') {
    return { problem: 'html' };
  }
  let root: JsonNode;
  try {
    root = readJson(text);
  } catch (error) {
    if (error instanceof UnreadableJson) {
      return { problem: error.problem };
    }
    throw error;
  }
  const found = findRows(root, plan);
  return found ? { table: tableOf(root, found, plan) } : { problem: 'noRows' };
}

function tableOf(root: JsonNode, found: FoundRows, plan: ColumnPlan): Table {
  const columns: Record<string, Column> = {};
  const misfits: Record<string, number> = {};
  const { rows, lost, unreadable } = withoutLost(found.rows, plan);
  for (const [name, planned] of Object.entries(plan.columns)) {
    const cells = rows.map(({ key, row }) => cellOf(key, row, planned));
    columns[name] = columnOf(planned, cells);
    const count = cells.filter((cell) => cell === misfit).length;
    if (count > 0) {
      misfits[name] = count;
    }
  }
  const head: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(plan.head ?? {})) {
    const value = valueAt(root, path);
    const text = value === misfit || value === undefined ? undefined : compactText(value);
    if (text !== undefined && new TextEncoder().encode(text).length <= largestHeadValue) {
      head[name] = JSON.parse(text);
    }
  }
  return { length: rows.length, columns, head, misfits, lost, unreadable, skipped: found.skipped };
}

function withoutLost(found: FoundRows['rows'], plan: ColumnPlan) {
  const unreadable: Record<string, number> = {};
  const isKnown = ({ key, row }: FoundRows['rows'][number], planned: PlannedColumn) => {
    const cell = cellOf(key, row, planned);
    return cell !== null && cell !== misfit;
  };
  let rows = found;
  for (const [name, planned] of Object.entries(plan.columns)) {
    if (planned.needed === true) {
      const count = found.filter((one) => !isKnown(one, planned)).length;
      if (count > 0) {
        unreadable[name] = count;
      }
      rows = rows.filter((one) => isKnown(one, planned));
    }
  }
  return { rows, lost: found.length - rows.length, unreadable };
}

function cellOf(key: string | null, row: JsonNode, planned: PlannedColumn): Cell {
  if (planned.at === 'key') {
    return key === null ? null : readCell({ kind: 'string', raw: JSON.stringify(key), text: key }, planned);
  }
  const value = valueAt(row, planned.at);
  return value === undefined || value === misfit ? (value ?? null) : readCell(value, planned);
}

/** Undefined when missing or beneath a null, a misfit when something on the way is no object. */
function valueAt(root: JsonNode, path: Path): JsonNode | undefined | typeof misfit {
  let node = root;
  for (const name of path) {
    if (node.kind !== 'object') {
      return node.kind === 'null' ? undefined : misfit;
    }
    const next = memberOf(node, name);
    if (next === undefined) {
      return undefined;
    }
    node = next;
  }
  return node;
}

function columnOf(planned: PlannedColumn, cells: readonly Cell[]): Column {
  const texts = () => cells.map((cell) => (typeof cell === 'string' ? cell : null));
  switch (planned.kind) {
    case 'dictionary':
    case 'boolean':
      return dictionaryColumn(texts());
    case 'text':
      return textColumn(texts());
    case 'json':
      return jsonColumn(texts());
    case 'number':
    case 'isoTime':
    case 'epochMs':
      return { kind: 'number', values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : NaN)) };
  }
}
