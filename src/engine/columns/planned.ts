import type { Table } from '../seam/host';
import type { Column, DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from '../seam/column';

/** A column of a table by its name in the plan; a name or kind that the plan does not have is a bug and throws. */
export function plannedDictionary(table: Table, name: string): DictionaryColumn {
  const column = table.columns[name];
  return column?.kind === 'dictionary' ? column : missing(name, 'dictionary', column);
}

export function plannedNumber(table: Table, name: string): NumberColumn {
  const column = table.columns[name];
  return column?.kind === 'number' ? column : missing(name, 'number', column);
}

export function plannedText(table: Table, name: string): TextColumn {
  const column = table.columns[name];
  return column?.kind === 'text' ? column : missing(name, 'text', column);
}

export function plannedJson(table: Table, name: string): JsonColumn {
  const column = table.columns[name];
  return column?.kind === 'json' ? column : missing(name, 'json', column);
}

/** The whole records, where the plan has them. */
export function plannedDetails(table: Table): { details?: JsonColumn } {
  return table.columns.details === undefined ? {} : { details: plannedJson(table, 'details') };
}

/** A count outside the rows, be it a number or its text: the first that came of those that the plan's head names. */
export function headNumber({ head }: Table, ...names: readonly string[]): number | undefined {
  return names.map((name) => countIn(head[name])).find((count) => count !== undefined);
}

/** A count, be it a number or its text; undefined for anything else. */
export function countIn(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

/** How many records came, whether they could be understood or not. */
export function recordCountOf({ length, lost, skipped }: Table): number {
  return length + lost + skipped;
}

function missing(name: string, kind: string, column: Column | undefined): never {
  throw new TypeError(
    `The plan has no ${kind} column ${name}${column === undefined ? '' : ` but a ${column.kind} column`}.`
  );
}
