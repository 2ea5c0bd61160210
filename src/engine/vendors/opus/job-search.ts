import { plannedDictionary, plannedNumber } from '../../columns/planned';
import type { HttpAnswer } from '../../seam/host';
import type { DictionaryColumn } from '../../seam/column';
import type { Ask } from '../../sentences/ask';
import type { Fault } from '../../sentences/fault';
import { isMissing } from '../../sentences/fault';

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
export function searchedPage({ table }: HttpAnswer, ask: Ask): SearchPage {
  if (table === undefined) {
    throw new TypeError(`The answer to ${ask.request.path} has neither a table nor a problem.`);
  }
  const created = plannedNumber(table, 'created').values;
  const [id, title, status, user] = ['id', 'title', 'status', 'user'].map((name) =>
    textsOf(plannedDictionary(table, name))
  );
  const rows = Array.from({ length: table.length }, (_, row) => ({
    id: id?.(row) ?? '',
    title: title?.(row) ?? null,
    status: status?.(row) ?? null,
    user: user?.(row) ?? null,
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
export function cannotList(fault: Fault): boolean {
  return isMissing(fault) || (fault.kind === 'vendor' && (fault.why === 'login' || fault.status === 404));
}

function textsOf({ codes, values }: DictionaryColumn): (row: number) => string | null {
  return (row) => values[codes[row] ?? -1] ?? null;
}
