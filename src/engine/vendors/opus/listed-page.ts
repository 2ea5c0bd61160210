import type { VendorClient } from '../../client/client';
import { AnswerError } from '../../sentences/answer-error';
import { mayBeCut } from '../page-sizes';
import { cannotList, searchedPage } from './job-search';
import type { SearchPage } from './job-search';
import { searchPlan } from './plans';
import { searchAsk } from './requests';

/** Clients of Opus are known to ask for 25; how many it gives at most is not documented. */
const jobsPerPage = 100;

/** Whether nothing comes behind a page. @param offset behind its last record */
export function isLastPage({ recordCount, total }: SearchPage, offset: number): boolean {
  const isShort = recordCount < jobsPerPage && !mayBeCut(recordCount);
  return recordCount === 0 || (total === undefined ? isShort : offset >= total);
}

/** That the newest come first is not documented: it is not so where a job of a later page is newer than all of the first. */
export function hasNewer(page: SearchPage, first: SearchPage): boolean {
  return latestIn(page) > latestIn(first);
}

function latestIn({ jobs }: SearchPage): number {
  return Math.max(...jobs.map(({ created }) => created || -Infinity));
}

/** A page of the list of jobs, from a number of jobs on. */
export async function listedPage(offset: number, client: VendorClient): Promise<SearchPage> {
  const ask = searchAsk(offset, jobsPerPage);
  const { answer, fault } = await client.attempt(ask, searchPlan);
  if (answer !== undefined) {
    return searchedPage(answer, ask);
  }
  const error = client.errorOf(fault, ask);
  throw cannotList(fault)
    ? new AnswerError(`Opus does not list jobs to this service key (${error.status}): type their ids.`, error.status)
    : error;
}
