import type { VendorClient } from '../client/client';
import { plannedNumber } from '../columns/planned';
import type { PlannedColumn } from '../seam/plan';
import { fetchLines } from './fetch-lines';

/** The numbers of a query that makes one line, in the order of their names. */
export async function storeNumbers(
  query: string,
  what: string,
  names: readonly string[],
  client: VendorClient
): Promise<Array<number | undefined>> {
  const columns = Object.fromEntries(
    names.map((name) => [name, { at: [name], kind: 'number', fromText: true } satisfies PlannedColumn])
  );
  const table = await fetchLines(query, what, columns, client);
  return names.map((name) => plannedNumber(table, name).values[0]);
}
