import { tableOf } from '../../client/records';
import { headNumber, recordCountOf } from '../../columns/planned';
import { eachRow } from '../../columns/row-reader';
import type { HttpAnswer } from '../../seam/host';
import type { Ask } from '../../sentences/ask';
import { isMissing, type Fault } from '../../sentences/fault';

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
  /** How many records Opus sent: the next page begins behind them. */
  recordCount: number;
  /** How many of these have no id that can be read. */
  nameless: number;
  /** How many jobs there are in all; undefined where it does not say. */
  total: number | undefined;
}

/** One page of `GET /job/search`. */
export function searchedPage(answer: HttpAnswer, ask: Ask): SearchPage {
  const table = tableOf(answer, ask);
  const rows = eachRow(table, ({ word, number }) => ({
    id: word('id') ?? '',
    title: word('title'),
    status: word('status'),
    user: word('user'),
    created: number('created'),
  }));
  const jobs = rows.filter((job) => job.id !== '');
  const recordCount = recordCountOf(table);
  return {
    jobs,
    recordCount,
    nameless: recordCount - jobs.length,
    total: headNumber(table, 'totalCount'),
  };
}

/** Listing is not documented, and not there for every key. A gateway may know documented paths alone. */
export function cannotList(fault: Fault): boolean {
  return isMissing(fault) || (fault.kind === 'vendor' && (fault.why === 'login' || fault.what === 'noRoute'));
}
