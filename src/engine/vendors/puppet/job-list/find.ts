import type { VendorClient } from '../../../client/client';
import { freshBriefly, objectBytes } from '../../../client/produced';
import { Notes, type Reading } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { foldedWord } from '../../../events/folded-word';
import { hasEnded, ranWithin, type Job } from '../job';
import { watchJobs } from './job-watch';
import { isLeftOut, type JobSearch, type Narrowing } from './narrowing';
import { firstOffset } from './first-offset';
import { jobsPage, jobsPageIfKnown, pushedDown, type JobsPage } from './page';
import { noteRetention } from './retention';
import { walkList, type Walk } from './walk';

export interface FoundJobs {
  /** Newest first. */
  jobs: readonly Job[];
  /** Those that list them, and perhaps others. */
  pages: readonly JobsPage[];
  /** How many ran within the range: `1 284 jobs`, `more than 1 000 jobs`. */
  count: string;
  /** There are no others. */
  isComplete: boolean;
}

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
  const now = client.host.now();
  const first = endedBy === undefined ? 0 : notes.take(await firstOffset(endedBy, narrowing, client));
  const walk = notes.take(await walkList({ word: 'job', page: jobsPage }, search, first, client));
  const { all, matching, pages, askedAt, isWhole, reachesBack, total } = walk;
  noteUnreadable(search, pages, all, now, notes);
  const isComplete = isWhole || reachesBack;
  const isNarrowed = endedBy !== undefined || Object.keys(pushedDown(narrowing)).length > 0;
  const wholeSince = !isComplete || isNarrowed ? Infinity : isWhole ? -Infinity : from;
  watchJobs({ word: 'job', jobs: all, askedAt, wholeSince }, from, client, notes);
  const ended = isComplete ? undefined : notes.take(await countEnded(search, client));
  const lasting = matching.filter((job) => !hasEnded(job)).length;
  const hasEarlier = reachesBack || (ended !== undefined && ended + lasting < (total ?? 0));
  // Without pages there is no way to ask for another end of the list.
  if (!hasEarlier && (isWhole || total !== undefined)) {
    await noteRetention({ jobs: all, isWhole: isWhole && !isNarrowing(narrowing) }, from, client, notes);
  }
  return notes.reading({ jobs: matching, pages, isComplete, count: countText(search, walk, ended, lasting) });
}

function isNarrowing({ jobTypes, tasks }: Narrowing): boolean {
  return jobTypes.length > 0 || tasks.length > 0;
}

/** How many have ended since the range began, by Puppet's own count; undefined where it cannot count them. */
function countEnded(search: JobSearch, client: VendorClient): Promise<Reading<number | undefined>> {
  const { from, countedFrom = from, narrowing } = search;
  const finishedSince = Math.floor(Math.max(0, Math.min(countedFrom, client.host.now())) / 1000) * 1000;
  const part = { limit: 1, offset: 0, order: 'desc', finishedSince } as const;
  return client.once(`jobs ended ${JSON.stringify([finishedSince, pushedDown(narrowing)])}`, async (inner) => {
    const notes = new Notes();
    const page = notes.take(await jobsPageIfKnown(part, { narrowing, details: false }, inner));
    const records = page?.jobs.length ?? 0;
    return { value: notes.reading(page?.total), bytes: objectBytes, records, freshFor: freshBriefly };
  });
}

/** Puppet's count stands for the range only where nothing of what it counts was left out here. */
function countText(
  search: JobSearch,
  { all, matching, isWhole, reachesBack, total }: Walk,
  ended: number | undefined,
  lasting: number
): string {
  if (isWhole || reachesBack) {
    return plural(matching.length, 'job');
  }
  // A Puppet that overlooks the filter counts all of its jobs.
  const isFiltered = ended !== undefined && total !== undefined && ended < total;
  return isFiltered && !all.some((job) => isLeftOut(job, search))
    ? plural(ended + lasting, 'job')
    : `more than ${plural(matching.length, 'job')}`;
}

/** A job whose type or task cannot be read is left out where one is asked for. */
function noteUnreadable(
  search: JobSearch,
  pages: readonly JobsPage[],
  all: readonly Job[],
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
