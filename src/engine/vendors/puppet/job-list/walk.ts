import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { counted, digits } from '../../../sentences/counted';
import { jobsPerPage } from '../requests';
import type { ListPart } from '../requests';
import type { JobCollection, JobSearch } from './collection';
import type { JobsPage } from './page';

/** Where there is no better proof, what still runs is looked for among so many of the newest: two pages that overlap. */
const newest = 2 * jobsPerPage - 1;
/** How often a list that moved under the reader is gone back in. */
const mostReturns = 3;

export interface WalkedList {
  /** `job`, `plan run` */
  word: string;
  read(part: ListPart): Promise<Reading<JobsPage>>;
  /** Collects what still runs, and says whether that is certainly all of it. */
  addRunning(): Promise<Reading<boolean>>;
}

/** How far a list was read. */
export interface Walk {
  /** To its end. */
  isWhole: boolean;
  /** Further back than the range. */
  reachesBack: boolean;
  /** How many entries. */
  listed: number;
  /** How many Puppet counts; undefined before PE 2018.1, which knows no pages. */
  total: number | undefined;
}

/**
 * Reads a list from the latest change of state backwards, until it lies before the range or there is enough. The list moves
 * while it is read: each page begins with the last entry of the one before, and where that is not so it is gone back in.
 */
export async function walkList(list: WalkedList, search: JobSearch, collection: JobCollection): Promise<Reading<Walk>> {
  const notes = new Notes();
  const seen = new Set<string>();
  const walk: Walk = { isWhole: false, reachesBack: false, listed: 0, total: undefined };
  let [offset, returns, repeated] = [0, 0, 0];
  let seesRunning: boolean | undefined;
  for (;;) {
    const page = notes.take(await list.read({ limit: jobsPerPage, offset, order: 'desc' }));
    const ids = new Set(page.jobs.map(({ id }) => id));
    const known = Array.from(ids).filter((id) => seen.has(id)).length;
    const isNew = known < ids.size;
    if (offset > 0 && known === 0) {
      if (returns++ < mostReturns) {
        // Not to the very begin, which may be known from a moment ago.
        offset = Math.max(1, offset - jobsPerPage / 2);
        continue;
      }
      notes.shortfall(
        `Puppet's list of ${list.word}s moved while it was read, so that some may be missing: try again.`
      );
    }
    ids.forEach((id) => seen.add(id));
    collection.add(page);
    walk.total = page.total;
    // A job may come twice on a page, whether or not Puppet counts it twice.
    const twice = page.jobs.length - ids.size;
    repeated += twice;
    walk.listed += page.entries - twice - known;
    walk.reachesBack = walk.reachesBack || liesBefore(search.from, page);
    // A server that overlooks the offset brings nothing new.
    walk.isWhole = !isNew || (page.total === undefined ? page.entries !== jobsPerPage : walk.listed >= page.total);
    if (walk.isWhole && !walk.reachesBack) {
      noteEnd(list.word, walk, repeated, !isNew && page.entries === jobsPerPage, notes);
    }
    // Before PE 2018.1 there are neither orders nor pages.
    const isPaged = page.total !== undefined;
    seesRunning = seesRunning ?? (walk.isWhole || (isPaged && notes.take(await list.addRunning())));
    const needsMore =
      (isPaged && !seesRunning && walk.listed < newest) || (!walk.reachesBack && collection.size < search.wanted);
    if (walk.isWhole || !needsMore) {
      break;
    }
    offset += Math.max(0, page.entries - twice - 1);
  }
  if (!walk.isWhole && !seesRunning) {
    notes.notice(
      `Running ${list.word}s were looked for among the newest ${digits(walk.listed)} of ${counted(walk.total ?? walk.listed, list.word)}; any older one that still runs is not among them.`
    );
  }
  return notes.reading(walk);
}

/** Nothing that ended since then comes after this page: it is in order, and what is listed last changed before. */
function liesBefore(from: number, { jobs }: JobsPage): boolean {
  const times = jobs.map(({ changed }) => changed);
  const last = times[times.length - 1];
  return last !== undefined && last < from && times.every((time, row) => row === 0 || time <= (times[row - 1] ?? NaN));
}

/** A list that ends before the range does not begin, with fewer than Puppet counts, is not whole. */
function noteEnd(word: string, { listed, total }: Walk, repeated: number, isCut: boolean, notes: Notes): void {
  if (total !== undefined && listed + repeated < total) {
    notes.shortfall(
      `Puppet counts ${counted(total, word)} but lists only ${digits(listed)}; the others are missing where they ran within the time range.`
    );
  } else if (total === undefined && isCut) {
    notes.shortfall(
      `This Puppet lists only its newest ${counted(listed, word)}; earlier ones within the time range are missing.`
    );
  }
}
