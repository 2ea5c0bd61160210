import type { JsonColumn, TextColumn } from '../seam/column';

/** What this host keeps behind a text or JSON column. */
class StoredCells {
  constructor(readonly cells: ReadonlyArray<string | null>) {}
}

export function textColumn(cells: ReadonlyArray<string | null>): TextColumn {
  return { kind: 'text', length: cells.length, bytes: sizeOf(cells), handle: new StoredCells(cells) };
}

export function jsonColumn(cells: ReadonlyArray<string | null>): JsonColumn {
  return { kind: 'json', length: cells.length, bytes: sizeOf(cells), handle: new StoredCells(cells) };
}

/** The texts of a column that this host made. */
export function cellsOf(column: TextColumn | JsonColumn): ReadonlyArray<string | null> {
  if (!(column.handle instanceof StoredCells)) {
    throw new TypeError('This column was made by another host.');
  }
  return column.handle.cells;
}

function sizeOf(cells: ReadonlyArray<string | null>): number {
  return cells.reduce((sum, cell) => sum + 12 + (cell?.length ?? 0), 0);
}
