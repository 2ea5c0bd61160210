import type { VendorClient } from '../../../client/client';
import { freshBriefly } from '../../../client/produced';
import { isMoved, rememberedTimes } from '../../../client/remembered-times';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import type { Job } from '../job';

/** Far more than run in the range of a rule. */
const mostKept = 2_000;

interface KnownJob {
  /** When the listing began that had it last, epoch ms. */
  listedAt: number;
  /** Time of its last change of state, epoch ms. */
  changed: number;
}

/** A listing of jobs or of plan runs. */
export interface Listing {
  word: 'job' | 'plan run';
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
  const known = await client.once<ReadonlyMap<string, KnownJob>>(`${listing.word}s ever listed`, (inner, previous) => {
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
  notes.counted('shortfall', notListed(listing.word), lost.length);
  await noteMoved(listing, from, client, notes);
}

/** Of jobs that are listed or asked for one by one. */
export async function noteMoved(
  { word, jobs }: Pick<Listing, 'word' | 'jobs'>,
  from: number,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const ended = new Map(jobs.map(({ id, finished }) => [id, finished]));
  const known = await rememberedTimes(`ends of ${word}s`, ended, client);
  const moved = Array.from(ended).filter(([id, at]) => isMoved(at, known.get(id), { from, to: Infinity }));
  notes.counted('shortfall', endedAnew(word), moved.length);
}

/** The later of two times is kept: where they lie too early, they do so in each listing until that is over. */
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
      changed: Math.max(job.changed, before?.changed ?? -Infinity),
    });
  });
  return new Map(Array.from(known).slice(-mostKept));
}

function notListed(word: string) {
  return {
    key: `${word}s not listed any more`,
    sentence: (count: number) =>
      `Puppet does not list ${plural(count, word)} of the time range any more that it listed before: look whether the token's user may still see all ${word}s, and try again.`,
  };
}

function endedAnew(word: string) {
  return {
    key: `${word}s that ended at another time`,
    sentence: (count: number) =>
      `Puppet gives ${plural(count, word)} another time of ${count === 1 ? 'its' : 'their'} end than before, so that ${word}s may be missing from the time range: check Puppet's clock and zone.`,
  };
}
