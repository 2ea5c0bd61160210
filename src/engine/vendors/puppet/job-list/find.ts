import type { VendorClient } from '../../../client/client';
import { Notes, type Reading } from '../../../reading/reading';
import { AnswerError } from '../../../sentences/answer-error';
import { plural } from '../../../sentences/counts';
import { foldedWord } from '../../../events/folded-word';
import { ranWithin, type Job } from '../job';
import { JobCollection, type JobSearch } from './collection';
import { isNarrowing, pushedDown } from './narrowing';
import { firstOffset } from './first-offset';
import { jobsPage, jobsPageNow, type JobsPage } from './page';
import { noteRetention } from './retention';
import { readRunning } from './running';
import { watchJobs } from './job-watch';
import { walkList, type JobList } from './walk';
import type { Walk } from './walked-pages';

export interface FoundJobs {
  collection: JobCollection;
  /** How many ran within the range: `1 284 jobs`, `more than 1 000 jobs`. */
  count: string;
  /** All of them are in the collection. */
  isComplete: boolean;
}

const list: JobList = { word: 'job', page: jobsPage, pageNow: jobsPageNow, running: readRunning, firstOffset };

/** The jobs that ran within a range. */
export function findJobs(search: JobSearch, client: VendorClient): Promise<Reading<FoundJobs>> {
  // The panels of a dashboard ask at once and for the same range: going through the list once will do.
  return client.once(`jobs found ${JSON.stringify(search)}`, async (inner) => ({
    value: await find(search, inner),
    bytes: 0,
    records: 0,
    freshFor: 0,
  }));
}

async function find(search: JobSearch, client: VendorClient): Promise<Reading<FoundJobs>> {
  const notes = new Notes();
  const { from, narrowing, endedBy } = search;
  const begunAt = client.host.now();
  const collection = new JobCollection(search, begunAt);
  const walk = notes.take(await walkList(list, search, collection, client));
  noteUnreadable(search, { pages: collection.pages, all: collection.all() }, begunAt, notes);
  const isComplete = walk.isWhole || walk.reachesBack;
  const isNarrowed = endedBy !== undefined || Object.keys(pushedDown(narrowing)).length > 0;
  const wholeSince = !isComplete || isNarrowed ? Infinity : walk.isWhole ? -Infinity : from;
  watchJobs({ word: 'job', jobs: collection.all(), begunAt, wholeSince }, from, client, notes);
  const ended = isComplete ? undefined : await countSince(search, client, notes);
  const hasEarlier = walk.reachesBack || (ended !== undefined && ended + collection.running() < (walk.total ?? 0));
  // Without pages there is no way to ask for another end of the list.
  if (!hasEarlier && (walk.isWhole || walk.total !== undefined)) {
    const isOldest = walk.isWhole && !isNarrowing(narrowing);
    await noteRetention({ from, earliest: collection.earliestStart, isOldest }, client, notes);
  }
  return notes.reading({ collection, isComplete, count: countText(collection, walk, isComplete, ended) });
}

/** How many have ended since the range began, by Puppet's own count; a version that knows no such filter may refuse it. */
async function countSince(
  { from, countedFrom = from, narrowing }: JobSearch,
  client: VendorClient,
  notes: Notes
): Promise<number | undefined> {
  const finishedSince = Math.floor(Math.max(0, Math.min(countedFrom, client.host.now())) / 1000) * 1000;
  const part = { limit: 1, offset: 0, order: 'desc', finishedSince } as const;
  try {
    return notes.take(await jobsPage(part, { narrowing, details: false }, client)).total;
  } catch (error) {
    if (error instanceof AnswerError && error.status === 400) {
      return undefined;
    }
    throw error;
  }
}

/** Puppet's count stands for the range only where nothing of what it counts was left out here. */
function countText(collection: JobCollection, { total }: Walk, isComplete: boolean, ended: number | undefined): string {
  if (isComplete) {
    return plural(collection.size, 'job');
  }
  // A Puppet that overlooks the filter counts all of its jobs.
  const isFiltered = ended !== undefined && total !== undefined && ended < total;
  return isFiltered && !collection.leavesOut()
    ? plural(ended + collection.running(), 'job')
    : `more than ${plural(collection.size, 'job')}`;
}

/** A job whose type or task cannot be read is left out where one is asked for. */
function noteUnreadable(
  search: JobSearch,
  { pages, all }: { pages: readonly JobsPage[]; all: readonly Job[] },
  now: number,
  notes: Notes
): void {
  const { jobTypes, tasks } = search.narrowing;
  const unread = (column: string): number => pages.reduce((sum, { table }) => sum + (table.mistyped[column] ?? 0), 0);
  const isUntold = (job: Job): boolean => job.task === null && isOfTask(job) && ranWithin(job, search, now);
  const count =
    (jobTypes.length > 0 ? unread('type') : 0) +
    (tasks.length > 0 ? Math.max(unread('task'), all.filter(isUntold).length) : 0);
  notes.counted('shortfall', unreadable, count);
}

/** Each runs one. */
function isOfTask({ type }: Job): boolean {
  return ['task', 'plantask'].indexOf(foldedWord(type)) >= 0;
}

const unreadable = {
  key: 'jobs of an unreadable type or task',
  sentence: (count: number) =>
    `Of ${plural(count, 'job')} of Puppet the type or task could not be read, so that jobs may be missing: leave Job types (jobTypes) and Tasks (tasks) empty to see them, and look for a newer Runtrail.`,
};
