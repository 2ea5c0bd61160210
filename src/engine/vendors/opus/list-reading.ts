import type { VendorClient } from '../../client/client';
import type { ListedJob, SearchPage } from './job-search';
import { hasNewer, isLastPage, listedPage } from './listed-page';

/** The list of jobs as far as it was read, page by page. */
export class ListReading {
  /** Nothing comes behind what was read. */
  isWhole = false;
  isNewestFirst = true;
  private readonly byId = new Map<string, ListedJob>();
  private first: SearchPage | undefined;
  private offset = 0;

  constructor(private readonly client: VendorClient) {}

  /** Newest first. */
  get jobs(): ListedJob[] {
    return Array.from(this.byId.values()).sort(newestFirst);
  }

  /** The next page, and whether its jobs had all been on earlier ones. */
  async readOn(): Promise<SearchPage & { isRepeated: boolean }> {
    const page = await listedPage(this.offset, this.client);
    const { jobs, recordCount } = page;
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
