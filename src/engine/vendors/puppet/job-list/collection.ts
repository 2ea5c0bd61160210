import { foldedWord } from '../../../events/folded-word';
import type { VendorClient } from '../../../client/client';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { datedInFuture, mostAhead } from '../../../sentences/future';
import { endOf, hasEnded, latestFirst, ranWithin, startOf, type Job } from '../job';
import type { TimeRange } from '../../../seam/time-range';
import { isWanted, type ListSearch } from './narrowing';
import type { JobsPage } from './page';

/** Which jobs are looked for. */
export interface JobSearch extends TimeRange, ListSearch {
  /** From here on their number is told, where some from before are wanted too. */
  countedFrom?: number;
  /** Those that ended later need not be found. */
  endedBy?: number | undefined;
  /** More jobs than so many are of no use; one more tells that there are more. */
  wanted: number;
}

/** A page and which of its rows are wanted, each job once however many pages have it. */
export interface CollectedPage {
  page: JobsPage;
  /** Ascending. */
  rows: Int32Array;
}

interface Listed {
  job: Job;
  page: JobsPage;
  row: number;
}

/** Gathers the wanted jobs of the pages of a list. Of a job that is listed several times the latest state counts. */
export class JobCollection {
  readonly pages: JobsPage[] = [];
  /** When the earliest of the listed jobs began; NaN before the first. */
  earliestStart = NaN;
  private readonly listed = new Map<string, Listed>();
  private readonly wanted = new Set<string>();
  private readonly contradicted = new Set<string>();

  constructor(
    private readonly search: JobSearch,
    private readonly now: number
  ) {}

  /** How many are wanted. */
  get size(): number {
    return this.wanted.size;
  }

  /** Newest first. */
  jobs(): Job[] {
    return this.allWanted().sort(latestFirst);
  }

  /** How many of the wanted jobs go on. */
  running(): number {
    return this.allWanted().filter((job) => !hasEnded(job)).length;
  }

  /** Some are after the range, or the narrowing leaves them out. */
  leavesOut(): boolean {
    return this.all().some((job) => this.isLeftOut(job));
  }

  collected(): CollectedPage[] {
    return this.pages.map((page) => {
      const isTaken = ({ id }: Job, row: number): boolean => {
        const latest = this.listed.get(id);
        return this.wanted.has(id) && latest?.page === page && latest.row === row;
      };
      const rows = page.jobs.flatMap((job, row) => (isTaken(job, row) ? [row] : []));
      return { page, rows: Int32Array.from(rows) };
    });
  }

  /** What is left out for its time is not among the events, whose times are looked at later. */
  note(word: string, { model }: VendorClient, notes: Notes): void {
    const all = this.all();
    const ahead = all.filter((job) => job.created > this.now + mostAhead && this.isLeftOut(job));
    if (ahead.length > 0) {
      const latest = Math.max(...ahead.map(({ created }) => created));
      notes.shortfall(datedInFuture(ahead.length, word, latest, model));
    }
    notes.counted('shortfall', listedAsEnded(word), this.contradicted.size);
    const mayBeIn = ({ created }: Job) => created >= this.search.from && created <= this.now + mostAhead;
    const reversed = all.filter((job) => endsBeforeItBegan(job) && mayBeIn(job));
    notes.counted('shortfall', endedFirst(word), reversed.length);
  }

  add(page: JobsPage): void {
    // The same one comes again, within a few seconds, of a list whose end is known only when nothing new comes.
    if (this.pages.indexOf(page) >= 0) {
      return;
    }
    this.pages.push(page);
    page.jobs.forEach((job, row) => {
      const known = this.listed.get(job.id)?.job;
      if (known !== undefined && contradict(known, job)) {
        this.contradicted.add(job.id);
      }
      if (known === undefined || isLater(job, known)) {
        this.listed.set(job.id, { job, page, row });
        this.take(job);
      }
    });
  }

  private allWanted(): Job[] {
    return this.all().filter(({ id }) => this.wanted.has(id));
  }

  private take(job: Job): void {
    const start = startOf(job);
    this.earliestStart = start < this.earliestStart || Number.isNaN(this.earliestStart) ? start : this.earliestStart;
    if (!this.isLeftOut(job) && ranWithin(job, this.search, this.now)) {
      this.wanted.add(job.id);
    } else {
      this.wanted.delete(job.id);
    }
  }

  private isLeftOut(job: Job): boolean {
    return !isWanted(job, this.search.narrowing) || job.created > this.search.to;
  }

  /** Every job that was listed. */
  all(): Job[] {
    const jobs: Job[] = [];
    this.listed.forEach(({ job }) => jobs.push(job));
    return jobs;
  }
}

/** No job that has ended goes on again. */
function isLater(job: Job, known: Job): boolean {
  return hasEnded(job) === hasEnded(known) ? job.changed > known.changed : hasEnded(job);
}

/** It ended in two ways, and nothing tells which was the last. */
function contradict(one: Job, other: Job): boolean {
  return (
    hasEnded(one) &&
    hasEnded(other) &&
    foldedWord(one.state) !== foldedWord(other.state) &&
    !isLater(one, other) &&
    !isLater(other, one)
  );
}

/** Without a finish the last change of state is the end; neither clock is so wrong by itself. */
function endsBeforeItBegan(job: Job): boolean {
  return endOf(job) < job.created - mostAhead;
}

function endedFirst(word: string) {
  return {
    key: `${word}s that ended before they began`,
    sentence: (count: number) =>
      `Puppet dates the end of ${plural(count, word)} before ${count === 1 ? 'its' : 'their'} creation, so that ${count === 1 ? 'it' : 'they'} may be missing from the time range: look at Puppet's console, and check Puppet's clock.`,
  };
}

function listedAsEnded(word: string) {
  return {
    key: `${word}s that ended in two ways`,
    sentence: (count: number) =>
      `Puppet lists ${plural(count, word)} twice with different states, of which one may be wrong: try again, and look at Puppet's console if it stays so.`,
  };
}
