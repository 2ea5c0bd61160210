import { hasEnded, latestFirst, ranWithin, startOf } from './job';
import type { Job } from './job';
import type { JobPage } from './job-page';
import { isWanted } from './narrowing';
import type { Narrowing } from './narrowing';

/** Which jobs are looked for. */
export interface JobSearch {
  /** Epoch ms, both inclusive. */
  from: number;
  to: number;
  narrowing: Narrowing;
  /** The jobs' whole records are wanted. */
  details: boolean;
  /** More jobs than so many are of no use. */
  wanted: number;
}

/** A page and which of its rows are wanted, each job once however many pages have it. */
export interface CollectedPage {
  page: JobPage;
  /** Ascending. */
  rows: Int32Array;
}

/** Gathers the wanted jobs of the pages of a list that runs from the latest change of state backwards. */
export class JobCollection {
  readonly pages: CollectedPage[] = [];
  /** A page went further back than the range, so that nothing that ended within it is to come. */
  reachesBack = false;
  /** When the earliest of the listed jobs began; NaN before the first. */
  earliestStart = NaN;
  /** Rows of jobs that have ended. */
  endedRows = 0;
  /** Wanted jobs that go on. */
  running = 0;
  /** Jobs after the range or that the narrowing leaves out. */
  leftOut = 0;
  private readonly seen = new Set<string>();
  private readonly wanted: Job[] = [];

  constructor(
    private readonly search: JobSearch,
    private readonly now: number
  ) {}

  /** How many jobs there were on the pages, wanted or not. */
  get seenJobs(): number {
    return this.seen.size;
  }

  /** How many are wanted. */
  get size(): number {
    return this.wanted.length;
  }

  /** Newest first. */
  jobs(): Job[] {
    return this.wanted.slice().sort(latestFirst);
  }

  add(page: JobPage): void {
    const rows: number[] = [];
    page.jobs.forEach((job, row) => {
      if (job !== undefined && !this.seen.has(job.id)) {
        this.seen.add(job.id);
        if (this.take(job)) {
          rows.push(row);
        }
      }
    });
    this.pages.push({ page, rows: Int32Array.from(rows) });
  }

  private take(job: Job): boolean {
    const { from, to, narrowing } = this.search;
    const ended = hasEnded(job);
    this.endedRows += ended ? 1 : 0;
    this.reachesBack = this.reachesBack || job.changed < from;
    const start = startOf(job);
    this.earliestStart = start < this.earliestStart || Number.isNaN(this.earliestStart) ? start : this.earliestStart;
    if (!isWanted(job, narrowing) || job.created > to) {
      this.leftOut++;
      return false;
    }
    if (!ranWithin(job, from, to, this.now)) {
      return false;
    }
    this.running += ended ? 0 : 1;
    this.wanted.push(job);
    return true;
  }
}
