import type { ColumnPlan } from '../columns/plan';
import type { Table, VendorRequest } from '../host';
import type { Work } from './vendor';

/** The rows of an answer. What is no good answer, or none by the plan, has been thrown as AnswerError before. */
export async function fetchTable(request: VendorRequest, plan: ColumnPlan, work: Work): Promise<Table> {
  const { table } = await work.fetch(request, plan);
  if (table === undefined) {
    throw new TypeError(`The answer to ${request.path} has neither a table nor a problem.`);
  }
  return table;
}
