import type { VendorClient } from '../client/client';
import type { Table } from '../seam/host';
import type { ColumnPlan } from '../seam/plan';
import { AnswerError } from '../sentences/answer-error';
import { lines } from './plans';
import { queryAsk } from './requests';

/**
 * What comes of a query in LogsQL that makes lines of its own, none of which may be missing: each is a part of a number. Throws
 * AnswerError where one cannot be read. @param what it reads: `how many events there are`
 */
export async function fetchLines(
  query: string,
  what: string,
  columns: ColumnPlan['columns'],
  client: VendorClient
): Promise<Table> {
  const { table } = await client.fetch(queryAsk(query, what, client), { rows: lines, columns });
  if (table === undefined || table.lost + table.skipped > 0) {
    throw new AnswerError(
      `${client.model.name} sent something else for ${what} than it is documented to: look at ${client.model.name} itself, and for a newer Runtrail.`,
      502
    );
  }
  return table;
}
