import type { VendorClient } from '../client/client';
import type { ArchiveSettings } from '../connection/settings';
import type { Table } from '../seam/host';
import type { ColumnPlan } from '../seam/plan';
import { lines } from './plans';
import { queryAsk } from './requests';

/** What comes of a query in LogsQL that makes lines of its own. @param what it reads: `how many events there are` */
export async function fetchLines(
  query: string,
  what: string,
  columns: ColumnPlan['columns'],
  settings: ArchiveSettings,
  client: VendorClient
): Promise<Table | undefined> {
  const { table } = await client.fetch(queryAsk(query, what, settings), { rows: lines, columns });
  return table;
}
