import type { VendorClient } from '../../../client/client';
import { Notes, whole, type Reading } from '../../../reading/reading';
import { plural, numberText } from '../../../sentences/counts';
import { jobsPerPage, type ListPart } from '../requests';
import type { JobCollection, JobSearch } from './collection';
import type { ListSearch } from './narrowing';
import type { JobsPage } from './page';
import type { RunningJobs } from './running';
import { WalkedPages, type Walk } from './walked-pages';

/** Where there is no better proof, what still runs is looked for among so many of the newest: two pages that overlap. */
const newest = 2 * jobsPerPage - 1;
/** How often a list that moved under the reader is gone back in. */
const mostReturns = 3;

/** A list that Puppet has. */
export interface JobList {
  /** `job`, `plan run` */
  word: string;
  /** A page, perhaps as it was a moment ago. */
  page(part: ListPart, search: ListSearch, client: VendorClient): Promise<Reading<JobsPage>>;
  pageNow(part: ListPart, search: ListSearch, client: VendorClient): Promise<Reading<JobsPage>>;
  /** What still runs, where that is certainly all of it; absent = it never is. */
  running?(search: ListSearch, client: VendorClient): Promise<Reading<RunningJobs | undefined>>;
  /** Where what is wanted begins at the earliest; absent = at the begin. */
  firstOffset?(search: JobSearch, client: VendorClient): Promise<Reading<number>>;
}

/**
 * Reads a list from the latest change of state backwards, until it lies before the range or there is enough. The list moves
 * while it is read: each page begins with the last entry of the one before, and where that is not so it is gone back in.
 */
export async function walkList(
  list: JobList,
  search: JobSearch,
  collection: JobCollection,
  client: VendorClient
): Promise<Reading<Walk>> {
  const notes = new Notes();
  const walked = new WalkedPages(search, collection);
  const { walk } = walked;
  const read = async (offset: number, limit = jobsPerPage) =>
    notes.take(await list.page({ limit, offset, order: 'desc' }, search, client));
  const first = notes.take(await (list.firstOffset?.(search, client) ?? whole(0)));
  walked.beginAt(first);
  let [offset, returns] = [first, 0];
  let seesRunning: boolean | undefined;
  let running: RunningJobs | undefined;
  for (;;) {
    const page = await read(offset);
    if (offset > first && !walked.continuesWith(page) && returns++ < mostReturns) {
      // Not to the very begin, which may be known from a moment ago.
      offset = Math.max(first + 1, offset - jobsPerPage / 2);
      continue;
    }
    walked.add(page, offset);
    // Before PE 2018.1 there are neither orders nor pages.
    const { isPaged } = page;
    if (seesRunning === undefined) {
      const told = walk.isWhole || !isPaged ? undefined : await list.running?.(search, client);
      running = told && notes.take(told);
      seesRunning = walk.isWhole || running !== undefined;
      if (running !== undefined) {
        collection.add(running.page);
      }
    }
    const needsMore =
      (isPaged && !seesRunning && walk.listed < newest) || (!walk.reachesBack && collection.size <= search.wanted);
    if (walk.isWhole || !needsMore) {
      break;
    }
    offset = walked.nextOffset;
  }
  // What ended after the first page was made, which may be from a moment ago, and before what runs was listed, is on neither.
  // Where some at the front are skipped it is not wanted.
  if (running !== undefined && first === 0) {
    const reaches = walked.endsWithSeen(running.front);
    const part = { limit: jobsPerPage - 1, offset: 0, order: 'desc' } as const;
    walked.addFront(reaches ? running.front : notes.take(await list.pageNow(part, search, client)));
  }
  if (walked.moved > 0) {
    // What moved to the front while the rest was read, and what is new there; twice as much as came, as more may come. Not the
    // very page that the reading began with, which is known from a moment ago.
    const limit = Math.min(jobsPerPage - 1, 2 * walked.moved + 10);
    walked.addFront(await read(0, limit));
  }
  walked.noteGaps(list.word, notes);
  if (!walk.isWhole && !seesRunning) {
    notes.notice(
      `Running ${list.word}s were looked for among the newest ${amongst(walk, list.word)}; any older one that still runs is not among them.`
    );
  }
  collection.note(list.word, client, notes);
  return notes.reading(walk);
}

/** `999 of 1 201 jobs` */
function amongst({ listed, total }: Walk, word: string): string {
  return total === undefined ? plural(listed, word) : `${numberText(listed)} of ${plural(total, word)}`;
}
