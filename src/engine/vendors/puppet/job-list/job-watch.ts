import type { VendorClient } from '../../../client/client';
import { freshBriefly } from '../../../client/produced';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import type { Job } from '../job';

/** Far more than run in the range of a rule. */
const mostKept = 2_000;
/** Ms; versions round times to seconds. */
const rounding = 1_000;

interface KnownJob {
  /** When the listing began that had it last, epoch ms. */
  listedAt: number;
  /** Time of its last change of state, and of its end (NaN = none is told), epoch ms. */
  changed: number;
  finished: number;
}

/** A listing of jobs. */
export interface Listing {
  jobs: readonly Job[];
  /** Epoch ms. */
  begunAt: number;
  /** It has every job that changed since then, epoch ms; Infinity where nothing proves that it has any. */
  wholeSince: number;
}

/**
 * Holds a listing against those before: Puppet removes jobs by their age alone, and those that ended never end again, so that
 * a list without a job of before, or with another time of it, is not to be trusted. For alert rules too.
 */
export async function watchJobs(listing: Listing, from: number, client: VendorClient, notes: Notes): Promise<void> {
  const known = await client.once<ReadonlyMap<string, KnownJob>>('jobs ever listed', (inner, previous) => {
    const value = withListing(previous, listing, inner.host.now());
    return Promise.resolve({
      value,
      bytes: 100 * value.size,
      records: value.size,
      freshFor: 0,
      resumable: 'everyone',
    });
  });
  const listed = new Set(listing.jobs.map(({ id }) => id));
  // Pages may be so old.
  const readAfter = listing.begunAt - freshBriefly;
  const lost = Array.from(known).filter(
    ([id, { changed, listedAt }]) =>
      changed >= Math.max(from, listing.wholeSince) && listedAt < readAfter && !listed.has(id)
  );
  notes.counted('shortfall', notListed, lost.length);
  const moved = listing.jobs.filter(({ id, finished }) => {
    const before = known.get(id)?.finished ?? NaN;
    return Math.max(before, finished) >= from && Math.abs(before - finished) > rounding;
  });
  notes.counted('shortfall', endedAnew, moved.length);
}

/** The later of two ends is kept: where times lie too early, they do so in each listing until that is over. */
function withListing(previous: ReadonlyMap<string, KnownJob> | undefined, { jobs, begunAt }: Listing, now: number) {
  const known = new Map(previous);
  jobs.forEach((job) => {
    const before = known.get(job.id);
    if (job.changed > now + mostAhead) {
      return;
    }
    known.delete(job.id);
    known.set(job.id, {
      listedAt: begunAt,
      changed: later(job.changed, before?.changed),
      finished: later(job.finished, before?.finished),
    });
  });
  return new Map(Array.from(known).slice(-mostKept));
}

function later(one: number, other = NaN): number {
  return other > one || Number.isNaN(one) ? other : one;
}

const notListed = {
  key: 'jobs not listed any more',
  sentence: (count: number) =>
    `Puppet does not list ${plural(count, 'job')} of the time range any more that it listed before: look whether the token's user may still see all jobs, and try again.`,
};
const endedAnew = {
  key: 'jobs that ended at another time',
  sentence: (count: number) =>
    `Puppet gives ${plural(count, 'job')} another time of ${count === 1 ? 'its' : 'their'} end than before, so that jobs may be missing from the time range: check Puppet's clock and zone.`,
};
