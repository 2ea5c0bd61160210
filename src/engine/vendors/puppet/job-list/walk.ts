import type { VendorClient } from '../../../client/client';
import { Notes, type Reading } from '../../../reading/reading';
import { plural, numberText } from '../../../sentences/counts';
import { jobsPerPage, type ListPart } from '../requests';
import { listedJobs, type ListedJobs } from './listed-jobs';
import type { Job } from '../job';
import { isMatching, type JobSearch, type ListSearch } from './narrowing';
import { jobsPageNow, type JobsPage } from './page';
import { readRunning } from './running';

/** Where there is no better proof, what still runs is looked for among so many of the newest: two pages that overlap. */
const newest = 2 * jobsPerPage - 1;
/** How often a list that moved under the reader is gone back in. */
const mostReturns = 3;

/** A list that Puppet has. */
interface List {
  /** What an entry is called. */
  word: 'job' | 'plan run';
  page(part: ListPart, search: ListSearch, client: VendorClient): Promise<Reading<JobsPage>>;
}

/** What a list has, as far as it was read. */
export interface Walk extends ListedJobs {
  /** Each once, however often it was read. */
  pages: readonly JobsPage[];
  /** When the first of them was asked for, epoch ms. */
  askedAt: number;
  /** To its end. */
  isWhole: boolean;
  /** Further back than the range. */
  reachesBack: boolean;
  /** How many Puppet counts, where it says so. */
  total: number | undefined;
}

/**
 * Reads a list from the latest change of state backwards, until it lies before the range or there is enough. The list moves
 * while it is read: each page begins with the last entry of the one before, and where that is not so it is gone back in.
 * @param first behind so many entries it begins what is wanted at the earliest
 */
export async function walkList(
  { word, page: pageOf }: List,
  search: JobSearch,
  first: number,
  client: VendorClient
): Promise<Reading<Walk>> {
  const notes = new Notes();
  const now = client.host.now();
  const walked = new WalkedPages(search, first, now);
  const read = async (offset: number, limit = jobsPerPage) =>
    notes.take(await pageOf({ limit, offset, order: 'desc' }, search, client));
  let page = await read(first);
  walked.add(page, first);
  // Before PE 2018.1 there are neither orders nor pages, and plan runs know no order by state.
  const asksRunning = word === 'job' && page.isPaged && !walked.isWhole;
  const running = asksRunning ? notes.take(await readRunning(search, client)) : undefined;
  if (running !== undefined) {
    walked.take(running.page);
  }
  const seesRunning = walked.isWhole || running !== undefined;
  let returns = 0;
  while (!walked.isWhole && (walked.needsMore || (page.isPaged && !seesRunning && walked.listed < newest))) {
    let offset = walked.nextOffset;
    page = await read(offset);
    while (offset > first && !walked.continuesWith(page) && returns++ < mostReturns) {
      // Not to the very begin, which may be known from a moment ago.
      offset = Math.max(first + 1, offset - jobsPerPage / 2);
      page = await read(offset);
    }
    const around = walked.add(page, offset);
    if (around !== undefined) {
      walked.addAround(await read(around), around, page);
    }
  }
  // What ended after the first page was made, which may be from a moment ago, and before what runs was listed, is on neither.
  // Where some at the front are skipped it is not wanted.
  if (running !== undefined && first === 0) {
    const reaches = walked.endsWithSeen(running.front);
    const part = { limit: jobsPerPage - 1, offset: 0, order: 'desc' } as const;
    walked.addFront(reaches ? running.front : notes.take(await jobsPageNow(part, search, client)));
  }
  if (walked.moved > 0) {
    // What moved to the front while the rest was read, and what is new there; twice as much as came, as more may come. Not the
    // very page that the reading began with, which is known from a moment ago.
    walked.addFront(await read(0, Math.min(jobsPerPage - 1, 2 * walked.moved + 10)));
  }
  walked.noteGaps(word, notes);
  const { isWhole, reachesBack, listed, total } = walked;
  if (!isWhole && !seesRunning) {
    const amongst = total === undefined ? plural(listed, word) : `${numberText(listed)} of ${plural(total, word)}`;
    notes.notice(
      `Running ${word}s were looked for among the newest ${amongst}; any older one that still runs is not among them.`
    );
  }
  const pages = Array.from(walked.pages);
  const jobs = listedJobs({ word, pages }, search, now, client, notes);
  const askedAt = Math.min(...pages.map((each) => each.askedAt));
  return notes.reading({ ...jobs, pages, askedAt, isWhole, reachesBack, total });
}

/** The pages of a list that moves while it is read, and whether they prove to be all of it. */
class WalkedPages {
  readonly pages = new Set<JobsPage>();
  isWhole = false;
  reachesBack = false;
  /** How many records, each once. */
  listed: number;
  total: number | undefined;
  /** By how many records the list moved down under the reader. */
  moved = 0;
  /** The time of the last change of each job that was seen. */
  private readonly seen = new Map<string, number>();
  private readonly matching = new Set<string>();
  private end: number;
  /** The most records that came at once. */
  private pageSize = 0;
  /** When the first entry of a page changed at the latest, and the last one of the page before, epoch ms. */
  private latest = -Infinity;
  private lastChanged: number | undefined;
  private repeated = 0;
  private hasGap = false;
  private isCut = false;

  constructor(
    private readonly search: JobSearch,
    /** What lies before is known to be there, and not wanted. */
    private readonly begin: number,
    private readonly now: number
  ) {
    this.end = this.listed = begin;
  }

  /** What is looked for may go on behind what was read. */
  get needsMore(): boolean {
    return !this.reachesBack && this.matching.size <= this.search.wanted;
  }

  /** Each page begins with the last entry of the one before. */
  get nextOffset(): number {
    return Math.max(0, this.end - 1);
  }

  continuesWith({ jobs }: JobsPage): boolean {
    return jobs.some(({ id }) => this.seen.has(id));
  }

  /** @returns behind how many entries to look for what may have changed places with what came again; undefined = nothing has */
  add(page: JobsPage, offset: number): number | undefined {
    this.hasGap = this.hasGap || (offset > this.begin && !this.continuesWith(page));
    const expected = Math.max(0, this.end - offset);
    const { known, added } = this.see(page);
    this.moved += Math.max(0, known - expected);
    this.end = offset + added + known;
    const isByTime = this.isByTime(page);
    this.reachesBack = this.reachesBack || (isByTime && liesBefore(this.search.from, page));
    this.isWhole = added === 0 || this.isCounted(page);
    this.isCut = added === 0 && page.recordCount > 0 && page.recordCount >= page.limit;
    this.pageSize = Math.max(this.pageSize, page.recordCount);
    this.latest = Math.max(this.latest, page.jobs[0]?.changed ?? -Infinity);
    const { lastChanged } = this;
    this.lastChanged = page.jobs[page.jobs.length - 1]?.changed;
    // Times are whole seconds, and nothing says how those of one second follow one another, or that they always do so alike.
    const mayLack =
      isByTime && known > expected && page.jobs.filter(({ changed }) => changed === lastChanged).length > 1;
    return mayLack ? Math.max(0, offset - Math.ceil(this.pageSize / 2)) : undefined;
  }

  /** A page in whose midst another one begins: it has all of the second at which that does, or some may be missing. */
  addAround(page: JobsPage, offset: number, { jobs: [border] }: JobsPage): void {
    const [first, last] = [page.jobs[0], page.jobs[page.jobs.length - 1]];
    const isPart = ({ changed }: Job) => changed === border?.changed;
    const begins = offset > 0 && first !== undefined && isPart(first);
    const goesOn = page.recordCount >= this.pageSize && last !== undefined && isPart(last);
    this.hasGap = this.hasGap || begins || goesOn;
    this.see(page);
    this.isWhole = this.isWhole || this.isCounted(page);
  }

  /**
   * The page ends with what was seen before, and as it was: nothing that moved to the front lies behind it, as it changed no
   * earlier than what stood there, and so later than this.
   */
  endsWithSeen({ jobs }: JobsPage): boolean {
    const last = jobs[jobs.length - 1];
    return last === undefined || (Object.is(this.seen.get(last.id), last.changed) && last.changed < this.latest);
  }

  /** The begin of the list as it is now; it must reach what was there before. */
  addFront(page: JobsPage): void {
    const last = page.jobs[page.jobs.length - 1];
    this.hasGap = this.hasGap || (last !== undefined && !this.seen.has(last.id));
    this.see(page);
  }

  /** A page of any order, which says nothing of how far the list was read. */
  take(page: JobsPage): void {
    this.pages.add(page);
    page.jobs.forEach((job) =>
      isMatching(job, this.search, this.now) ? this.matching.add(job.id) : this.matching.delete(job.id)
    );
  }

  noteGaps(word: string, notes: Notes): void {
    const { isWhole, reachesBack, listed, total } = this;
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

  private see(page: JobsPage): { known: number; added: number } {
    const distinct = new Set(page.jobs.map(({ id }) => id)).size;
    const before = this.seen.size;
    page.jobs.forEach(({ id, changed }) => this.seen.set(id, changed));
    const known = distinct - (this.seen.size - before);
    // A job may come twice on a page, whether or not Puppet counts it twice.
    const twice = page.jobs.length - distinct;
    const added = page.recordCount - twice - known;
    this.repeated += twice;
    this.listed += added;
    this.total = page.total;
    this.take(page);
    return { known, added };
  }

  /**
   * All were seen. A total that is that of a full page may count no more than the page: then, as without one, only a page that
   * brings nothing new is the end, and a server that overlooks the offset brings none.
   */
  private isCounted({ total, recordCount, limit }: JobsPage): boolean {
    return total !== undefined && this.listed >= total && !(total <= recordCount && recordCount >= limit);
  }

  /** Newer jobs have higher numbers, so that a list by their names mostly looks like one by time. */
  private isByTime({ orderBy, isPaged }: JobsPage): boolean {
    return orderBy === 'timestamp' || (orderBy === undefined && !(isPaged && this.isByName()));
  }

  private isByName(): boolean {
    return Array.from(this.pages).every(({ jobs }) => isDescending(jobs.map(({ id }) => Number(/\d+/.exec(id)?.[0]))));
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
