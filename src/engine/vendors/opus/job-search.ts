import { AnswerError } from '../../sentences/answer-error';
import { plannedDictionary, plannedNumber } from '../../columns/planned';
import type { DictionaryColumn } from '../../seam/column';
import { fetchTable } from '../fetch-table';
import { searchPlan } from './plans';
import { NotForKeys } from './refusals';
import { searchRequest } from './requests';
import type { VendorClient } from '../../client/client';

/** A job as the list has it. */
export interface ListedJob {
  id: string;
  title: string | null;
  status: string | null;
  user: string | null;
  /** Epoch ms; NaN where the list does not say. */
  created: number;
}

export interface SearchPage {
  jobs: readonly ListedJob[];
  /** How many entries Opus sent: the next page begins behind them. */
  entries: number;
  /** How many jobs there are in all; undefined where it does not say. */
  total: number | undefined;
}

/** One page of `GET /job/search`. */
export async function searchJobs(offset: number, count: number, client: VendorClient): Promise<SearchPage> {
  const table = await fetchTable(searchRequest(offset, count), searchPlan, client);
  const created = plannedNumber(table, 'created').values;
  const [id, title, status, user] = [
    textsOf(plannedDictionary(table, 'id')),
    textsOf(plannedDictionary(table, 'title')),
    textsOf(plannedDictionary(table, 'status')),
    textsOf(plannedDictionary(table, 'user')),
  ];
  const rows = Array.from({ length: table.length }, (_, row) => ({
    id: id(row) ?? '',
    title: title(row),
    status: status(row),
    user: user(row),
    created: created[row] ?? NaN,
  }));
  const { totalCount } = table.head;
  return {
    jobs: rows.filter((job) => job.id !== ''),
    entries: table.length + table.skipped,
    total: typeof totalCount === 'number' ? totalCount : undefined,
  };
}

/** Listing is not documented, and not there for every key. */
export function cannotList(error: unknown): error is AnswerError {
  return error instanceof NotForKeys || (error instanceof AnswerError && error.status === 404);
}

function textsOf({ codes, values }: DictionaryColumn): (row: number) => string | null {
  return (row) => values[codes[row] ?? -1] ?? null;
}
