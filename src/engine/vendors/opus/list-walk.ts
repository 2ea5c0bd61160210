import type { VendorClient } from '../../client/client';
import { unlisted } from '../../sentences/fault';
import { mayBeCut } from '../page-sizes';
import { cannotList, searchedPage, type ListedJob, type SearchPage } from './job-search';
import { searchPlan } from './plans';
import { searchAsk } from './requests';

/** Clients of Opus are known to ask for 25; how many it gives at most is not documented. */
const jobsPerPage = 100;

/** The list of jobs as far as it was read, page by page. */
export class ListWalk {
  /** Nothing comes behind what was read. */
  isWhole = false;
  isNewestFirst = true;
  /** How many jobs Opus counted at first; undefined where it does not say. */
  total: number | undefined;
  private readonly byId = new Map<string, ListedJob>();
  private first: SearchPage | undefined;
  private offset = 0;
  private nameless = 0;

  constructor(private readonly client: VendorClient) {}

  /** Newest first. */
  get jobs(): ListedJob[] {
    return Array.from(this.byId.values()).sort(newestFirst);
  }

  /**
   * How many jobs Opus has that cannot be among those that were read: a list that becomes shorter meanwhile moves one past the reader.
   * What is new is another reading's.
   */
  get missing(): number {
    return this.isWhole ? Math.max(this.nameless, (this.total ?? 0) - this.byId.size) : this.nameless;
  }

  /** The next page, and whether its jobs had all been on earlier ones. */
  async readOn(): Promise<SearchPage & { isRepeated: boolean }> {
    const page = await listedPage(this.offset, this.client);
    const { jobs, recordCount } = page;
    this.nameless += page.nameless;
    this.total ??= page.total;
    this.first ??= page;
    this.isNewestFirst &&= !hasNewer(page, this.first);
    const isRepeated = jobs.length > 0 && jobs.every(({ id }) => this.byId.has(id));
    jobs.forEach((job) => this.byId.set(job.id, job));
    this.offset += recordCount;
    this.isWhole = isLastPage(page, this.offset);
    return { ...page, isRepeated };
  }
}

export function newestFirst(a: ListedJob, b: ListedJob): number {
  return (b.created || 0) - (a.created || 0);
}

/** Whether nothing comes behind a page. @param offset behind its last record */
function isLastPage({ recordCount, total }: SearchPage, offset: number): boolean {
  const isShort = recordCount < jobsPerPage && !mayBeCut(recordCount);
  return recordCount === 0 || (total === undefined ? isShort : offset >= total);
}

/** That the newest come first is not documented: it is not so where a job of a later page is newer than all of the first. */
function hasNewer(page: SearchPage, first: SearchPage): boolean {
  return latestIn(page) > latestIn(first);
}

function latestIn({ jobs }: SearchPage): number {
  return Math.max(...jobs.map(({ created }) => created || -Infinity));
}

/** A page of the list of jobs, from a number of jobs on. */
async function listedPage(offset: number, client: VendorClient): Promise<SearchPage> {
  const ask = searchAsk(offset, jobsPerPage);
  const { answer, fault } = await client.attempt(ask, searchPlan);
  if (answer !== undefined) {
    return searchedPage(answer, ask);
  }
  // The page of a gateway or portal tells nothing of the key.
  const isWebPage = fault.kind === 'status' && fault.answer.html === true;
  throw client.errorOf(cannotList(fault) && !isWebPage ? unlisted(fault) : fault, ask);
}
