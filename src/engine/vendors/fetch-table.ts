import type { ColumnPlan } from '../seam/plan';
import type { Table, VendorRequest } from '../seam/host';
import type { VendorClient } from '../client/client';

/** The rows of an answer. What is no good answer, or none by the plan, has been thrown as AnswerError before. */
export async function fetchTable(request: VendorRequest, plan: ColumnPlan, client: VendorClient): Promise<Table> {
  const { table } = await client.fetch(request, plan);
  if (table === undefined) {
    throw new TypeError(`The answer to ${request.path} has neither a table nor a problem.`);
  }
  return table;
}
