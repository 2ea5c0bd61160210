import type { VendorClient } from '../../../client/client';
import type { Notes } from '../../../reading/reading';
import { datedInFuture, mostAhead } from '../../../sentences/future';
import { hasEnded, latestFirst, ranWithin, startOf } from '../job';
import type { Job } from '../job';
import { isWanted } from './narrowing';
import type { Narrowing } from './narrowing';
import type { JobsPage } from './page';

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
  page: JobsPage;
  /** Ascending. */
  rows: Int32Array;
}

/** Gathers the wanted jobs of the pages of a list. */
export class JobCollection {
  readonly pages: CollectedPage[] = [];
  /** When the earliest of the listed jobs began; NaN before the first. */
  earliestStart = NaN;
  /** Wanted jobs that go on. */
  running = 0;
  /** Jobs after the range or that the narrowing leaves out. */
  leftOut = 0;
  /** When those began that are after the range and dated in the future, epoch ms. */
  private readonly ahead: number[] = [];
  private readonly seen = new Set<string>();
  private readonly wanted: Job[] = [];

  constructor(
    private readonly search: JobSearch,
    private readonly now: number
  ) {}

  /** How many are wanted. */
  get size(): number {
    return this.wanted.length;
  }

  /** Newest first. */
  jobs(): Job[] {
    return this.wanted.slice().sort(latestFirst);
  }

  /** What is left out for its time is not among the events, whose times are looked at later. */
  noteFuture(word: string, { model }: VendorClient, notes: Notes): void {
    if (this.ahead.length > 0) {
      notes.shortfall(datedInFuture(this.ahead.length, word, Math.max(...this.ahead), model));
    }
  }

  add(page: JobsPage): void {
    const rows: number[] = [];
    page.jobs.forEach((job, row) => {
      if (!this.seen.has(job.id)) {
        this.seen.add(job.id);
        if (this.take(job)) {
          rows.push(row);
        }
      }
    });
    this.pages.push({ page, rows: Int32Array.from(rows) });
  }

  private take(job: Job): boolean {
    const start = startOf(job);
    this.earliestStart = start < this.earliestStart || Number.isNaN(this.earliestStart) ? start : this.earliestStart;
    if (!isWanted(job, this.search.narrowing) || job.created > this.search.to) {
      this.leftOut++;
      if (job.created > this.now + mostAhead) {
        this.ahead.push(job.created);
      }
      return false;
    }
    if (!ranWithin(job, this.search, this.now)) {
      return false;
    }
    this.running += hasEnded(job) ? 0 : 1;
    this.wanted.push(job);
    return true;
  }
}
