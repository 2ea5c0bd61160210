import type { Notes } from '../../../reading/reading';
import { plural, numberText } from '../../../sentences/counts';
import type { JobCollection, JobSearch } from './collection';
import type { JobsPage } from './page';

/** How far a list was read. */
export interface Walk {
  /** To its end. */
  isWhole: boolean;
  /** Further back than the range. */
  reachesBack: boolean;
  /** How many records, each once. */
  listed: number;
  /** How many Puppet counts, where it says so. */
  total: number | undefined;
}

/** The pages of a list that moves while it is read, and whether they prove to be all of it. */
export class WalkedPages {
  readonly walk: Walk = { isWhole: false, reachesBack: false, listed: 0, total: undefined };
  /** By how many records the list moved down under the reader. */
  moved = 0;
  /** The time of the last change of each job that was seen. */
  private readonly seen = new Map<string, number>();
  private begin = 0;
  private end = 0;
  private repeated = 0;
  private hasGap = false;
  private isCut = false;

  constructor(
    private readonly search: JobSearch,
    private readonly collection: JobCollection
  ) {}

  /** Each page begins with the last entry of the one before. */
  get nextOffset(): number {
    return Math.max(0, this.end - 1);
  }

  /** What lies before is known to be there, and not wanted. */
  beginAt(offset: number): void {
    this.begin = this.end = this.walk.listed = offset;
  }

  continuesWith({ jobs }: JobsPage): boolean {
    return jobs.some(({ id }) => this.seen.has(id));
  }

  add(page: JobsPage, offset: number): void {
    const { walk } = this;
    this.hasGap = this.hasGap || (offset > this.begin && !this.continuesWith(page));
    const expected = Math.max(0, this.end - offset);
    const { known, added } = this.see(page);
    this.moved += Math.max(0, known - expected);
    this.end = offset + added + known;
    walk.total = page.total;
    walk.reachesBack = walk.reachesBack || (this.isByTime(page) && liesBefore(this.search.from, page));
    // A total that is that of a full page may count no more than the page. Then, as without one, only a page that brings
    // nothing new is the end, and a server that overlooks the offset brings none.
    const isCounted = page.total !== undefined && walk.listed >= page.total;
    const countsThePage = page.total === page.recordCount && page.recordCount >= page.limit;
    walk.isWhole = added === 0 || (isCounted && !countsThePage);
    this.isCut = added === 0 && page.recordCount > 0 && page.recordCount >= page.limit;
  }

  /** The page ends with what was seen before, and as it was: nothing that moved to the front lies behind it. */
  endsWithSeen({ jobs }: JobsPage): boolean {
    const last = jobs[jobs.length - 1];
    return last === undefined || Object.is(this.seen.get(last.id), last.changed);
  }

  /** The begin of the list as it is now; it must reach what was there before. */
  addFront(page: JobsPage): void {
    const last = page.jobs[page.jobs.length - 1];
    this.hasGap = this.hasGap || (last !== undefined && !this.seen.has(last.id));
    this.see(page);
    this.walk.total = page.total;
  }

  noteGaps(word: string, notes: Notes): void {
    const { isWhole, reachesBack, listed, total } = this.walk;
    if (this.hasGap) {
      notes.shortfall(`Puppet's list of ${word}s moved while it was read, so that some may be missing: try again.`);
    } else if (isWhole && !reachesBack && total !== undefined && listed + this.repeated < total) {
      notes.shortfall(
        `Puppet counts ${plural(total, word)} but lists only ${numberText(listed)}; the others are missing where they ran within the time range: try again, and look at Puppet's console if it stays so.`
      );
    } else if (isWhole && !reachesBack && this.isCut) {
      notes.shortfall(
        `This Puppet lists only its newest ${plural(listed, word)}; earlier ones within the time range are missing: choose a later begin of the time range.`
      );
    }
  }

  /** Newer jobs have higher numbers, so that a list by their names mostly looks like one by time. */
  private isByTime({ orderBy, isPaged }: JobsPage): boolean {
    return orderBy === 'timestamp' || (orderBy === undefined && !(isPaged && this.isByName()));
  }

  private isByName(): boolean {
    return this.collection.pages.every(({ jobs }) => isDescending(jobs.map(({ id }) => Number(/\d+/.exec(id)?.[0]))));
  }

  private see(page: JobsPage): { known: number; added: number } {
    const distinct = new Set(page.jobs.map(({ id }) => id)).size;
    const before = this.seen.size;
    page.jobs.forEach(({ id, changed }) => this.seen.set(id, changed));
    const known = distinct - (this.seen.size - before);
    // A job may come twice on a page, whether or not Puppet counts it twice.
    const twice = page.jobs.length - distinct;
    const added = page.recordCount - twice - known;
    this.repeated += twice;
    this.walk.listed += added;
    this.collection.add(page);
    return { known, added };
  }
}

/** Nothing that ended since then comes after this page: it is in order, and what is listed last changed before. */
function liesBefore(from: number, { jobs }: JobsPage): boolean {
  const times = jobs.map(({ changed }) => changed);
  const last = times[times.length - 1];
  return last !== undefined && last < from && isDescending(times);
}

function isDescending(values: readonly number[]): boolean {
  return values.every((value, row) => row === 0 || value <= (values[row - 1] ?? NaN));
}
