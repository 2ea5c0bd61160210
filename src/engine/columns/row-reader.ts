import type { DictionaryColumn } from '../seam/column';
import type { Host, Table } from '../seam/host';
import { plannedDictionary, plannedNumber } from './planned';

/** A word by its row. */
export function wordAt({ codes, values }: DictionaryColumn, row: number): string | null {
  return values[codes[row] ?? -1] ?? null;
}

/** Reads the cells of one row by their names in the plan: for lists, as whoever uses it loops over them. */
export interface RowReader {
  word(name: string): string | null;
  /** NaN = null. */
  number(name: string): number;
}

/** Something made of each row of a table, in their order. */
export function eachRow<T>(table: Table, make: (row: RowReader) => T): T[] {
  return Array.from({ length: table.length }, (_, row) => make(rowReader(table, row)));
}

/** The same for lists that may be long: every thousand rows it is the turn of others. */
export async function eachRowInTurns<T>(table: Table, host: Host, make: (row: RowReader) => T): Promise<T[]> {
  const made: T[] = [];
  for (let row = 0; row < table.length; row++) {
    made.push(make(rowReader(table, row)));
    if (row % 1_000 === 999) {
      await host.turn();
    }
  }
  return made;
}

function rowReader(table: Table, row: number): RowReader {
  return {
    word: (name) => wordAt(plannedDictionary(table, name), row),
    number: (name) => plannedNumber(table, name).values[row] ?? NaN,
  };
}
