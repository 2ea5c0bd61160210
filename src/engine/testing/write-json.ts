import type { JsonColumn } from '../seam/column';
import type { Part } from '../seam/host';
import { textsOf } from './dictionary';
import { cellsOf, jsonColumn } from './stored-cells';

type Members = Readonly<Record<string, Part>>;

/** See `ColumnTools.jsonObject`. */
export function jsonObject(length: number, members: Members): JsonColumn {
  return written(length, Object.entries(members), (pairs) => Object.fromEntries(pairs));
}

/** See `ColumnTools.jsonPairs`. */
export function jsonPairs(length: number, members: Members): JsonColumn {
  return written(length, Object.entries(members), (pairs) => pairs.map(([key, value]) => ({ key, value })));
}

/** See `ColumnTools.jsonArray`. */
export function jsonArray(length: number, parts: readonly Part[]): JsonColumn {
  return written(
    length,
    parts.map((part) => ['', part] as const),
    (pairs) => pairs.map(([, value]) => value)
  );
}

type Cell = string | number | null;

function written(
  length: number,
  members: ReadonlyArray<readonly [string, Part]>,
  valueOf: (pairs: Array<readonly [string, Cell]>) => unknown
): JsonColumn {
  const columns = members.map(([name, part]) => [name, cellsIn(part, length)] as const);
  return jsonColumn(
    Array.from({ length }, (_, row) =>
      JSON.stringify(
        valueOf(
          columns
            .map(([name, cells]) => [name, cells[row] ?? null] as const)
            .filter(([, cell]) => cell !== null && cell !== '')
        )
      )
    )
  );
}

function cellsIn(part: Part, length: number): readonly Cell[] {
  if (typeof part === 'string') {
    return Array<Cell>(length).fill(part);
  }
  switch (part.kind) {
    case 'dictionary':
      return textsOf(part);
    case 'number':
      return Array.from(part.values, (value) => (Number.isFinite(value) ? value : null));
    case 'text':
      return cellsOf(part);
  }
}
