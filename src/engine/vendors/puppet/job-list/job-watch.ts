import type { VendorClient } from '../../../client/client';
import { copyOf } from '../../../client/copy-of';
import { newestOf } from '../../../client/newest-of';
import { objectBytes } from '../../../client/produced';
import {
  isAhead,
  isAsKnown,
  isOfThisMoment,
  rememberedTime,
  type RememberedTime,
} from '../../../client/remembered-time';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import { hasEnded, type Job } from '../job';
import { noteMoved } from './note-moved';

/** Far more than run in the range of a rule. */
const mostKept = 2_000;
/** Ms: Puppet removes no job this young: `job_prune_threshold` is 2 days at least, and an hour is left to clocks. */
export const longestSure = 47 * 60 * 60_000;

/** A job that was listed once, and the time of its last change of state. */
interface EverListed extends RememberedTime {
  /** When it was found on a list, epoch ms. */
  listedAt: number;
}

/** A listing of jobs or of plan runs. */
export interface Listing {
  word: 'job' | 'plan run';
  jobs: readonly Job[];
  /** Before that nothing of it was asked for, epoch ms. */
  askedAt: number;
  /** It has every job that changed since then, epoch ms; Infinity where nothing proves that it has any. */
  wholeSince: number;
}

/**
 * Holds a listing against those before: Puppet removes jobs by their age alone, and those that ended never end again, so that
 * a list without a job of before, or with another time of it, is not to be trusted. For alert rules too.
 */
export function watchJobs(listing: Listing, from: number, client: VendorClient, notes: Notes): void {
  const { word, jobs, askedAt, wholeSince } = listing;
  const known = client.remember<ReadonlyMap<string, EverListed>>(`${word}s ever listed`, (before) => {
    const value = withListing(before, listing, client.host.now());
    return { value, bytes: objectBytes * value.size, records: value.size };
  });
  const listed = new Set(jobs.map(({ id }) => id));
  const keptSince = Math.min(askedAt - longestSure, oldestKept(listing, known));
  const missed: number[] = [];
  known.forEach(({ time, before = time, listedAt }, id) => {
    if (before >= Math.max(from, wholeSince) && listedAt < askedAt && !listed.has(id)) {
      missed.push(before);
    }
  });
  const lost = missed.filter((changed) => changed > keptSince);
  notes.counted('shortfall', notListed(word), lost.length);
  // Where older jobs are listed the oldest of them is told of.
  if (word === 'plan run' || jobs.length === 0) {
    notes.counted('notice', removed(word), missed.length - lost.length);
  }
  noteMoved(listing, from, client, notes);
}

/**
 * What changed before was removed for its age: before the oldest job that Puppet still lists, or, where it lists none, so long
 * ago that no job was ever listed at that age.
 */
function oldestKept({ jobs, askedAt }: Listing, known: ReadonlyMap<string, EverListed>): number {
  const ended = jobs.filter((job) => hasEnded(job) && !Number.isNaN(job.changed));
  return ended.length > 0
    ? ended.reduce((oldest, { changed }) => Math.min(oldest, changed), Infinity)
    : Array.from(known.values()).reduce(
        (oldest, { time, listedAt }) => Math.min(oldest, askedAt - listedAt + time),
        askedAt
      );
}

/** Where a job is dated in the future the others may be as far off. */
function withListing(
  previous: ReadonlyMap<string, EverListed> | undefined,
  { jobs }: Listing,
  now: number
): ReadonlyMap<string, EverListed> {
  const isToldAnew = ({ id, changed }: Job): boolean => {
    const known = previous?.get(id);
    const isKnown = known !== undefined && isOfThisMoment(known.listedAt, now) && isAsKnown(changed, known, now);
    return changed <= now + mostAhead && !isKnown;
  };
  const hasAhead = jobs.some(
    (job) => isAhead(job.created, now) || isAhead(job.finished, now) || isAhead(job.changed, now)
  );
  const told = hasAhead ? [] : jobs.filter(isToldAnew);
  // All that is remembered is much to copy, and of pages that are kept nothing is new.
  if (told.length === 0 && previous !== undefined) {
    return previous;
  }
  const known = copyOf(previous);
  told.forEach(({ id, changed }) =>
    known.set(id, { ...rememberedTime(changed, previous?.get(id), now), listedAt: now })
  );
  return newestOf(known, mostKept);
}

function removed(word: string) {
  return {
    key: `${word}s removed`,
    sentence: (count: number) =>
      `Puppet no longer lists ${plural(count, word)} of the time range that it listed before and may have removed for ${count === 1 ? 'its' : 'their'} age (job_prune_threshold).`,
  };
}

function notListed(word: string) {
  return {
    key: `${word}s not listed any more`,
    sentence: (count: number) =>
      `Puppet does not list ${plural(count, word)} of the time range any more that it listed before: look whether the token's user may still see all ${word}s, and try again.`,
  };
}
