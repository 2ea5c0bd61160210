import { isOpen } from '../../../../model/event';
import type { VendorClient } from '../../../client/client';
import { beganToFail, eachSweptRun, mayGiveUp } from '../../each-swept-run';
import type { Events } from '../../../events/events';
import { longestOpen, stillOpen } from '../../../events/still-open';
import { Notes, type Reading } from '../../../reading/reading';
import type { Swept, SweepRequest } from '../../vendor';
import type { ListedJob } from '../job-search';
import { ListWalk, newestFirst } from '../list-walk';
import { noteUnlisted } from '../listed-jobs';
import { outcomeOf } from '../outcomes';
import { readMemory, type KnownJob, type SweepMemory } from './sweep-memory';
import { walkJob } from './walk';

/** How many jobs one sweep reads, the newest first. */
const mostJobs = 200;
/** So many pages of the list are looked at anyway: a job that had ended may go on. */
const leastPages = 5;
/** Ms: how soon a job is read again that waits, as for a review; days may go by. */
const patience = 3_600_000;
/** Ms: so long after a job ended something of it may be written late. */
const late = 10 * 60_000;

/** The jobs whose state has changed since the last sweep, and those that go on. */
export async function sweep({ to, details, memory }: SweepRequest, client: VendorClient): Promise<Reading<Swept>> {
  const notes = new Notes();
  const before = readMemory(memory);
  const list = await surelyListed(before, to, client, notes);
  const { jobs: read, wholeSince } = list;
  const unlisted = wholeSince === -Infinity ? new Map<string, ListedJob>() : goingOnBehind(read, before);
  const listed = [...read, ...unlisted.values()].sort(newestFirst);
  const due = failingLast(
    listed.filter((job) => isDue(job, before.jobs[job.id], to)),
    before
  );
  const jobs = due.slice(0, mostJobs);
  // What is listed without its id may be any of those that were known.
  const mayBeListed = wholeSince === Infinity ? Object.entries(before.jobs) : [];
  const after = new Map<string, KnownJob | undefined>([
    ...mayBeListed,
    ...listed.map((job) => [job.id, before.jobs[job.id] ?? unreadYet(job)] as const),
  ]);
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const { results, tried, failing } = await eachSweptRun(
    {
      word: 'job',
      ids: jobs.map(({ id }) => id),
      read: async (id, part) => {
        const own = new Notes();
        const { state, events } = own.take(await walkJob(id, { details, includePayloads: false }, part));
        return own.reading({ word: state.word, events: own.take(events) });
      },
      whole: (id, { word, events }) => {
        const job = byId.get(id);
        if (job !== undefined) {
          after.set(id, readWhole(unlisted.has(id) ? { ...job, status: word } : job, events, to, client));
        }
      },
    },
    client,
    notes
  );
  const known = Object.values(before.jobs);
  const unread = jobs
    .filter(({ id }) => failing.has(id))
    .map((job) => ({ job, state: failed(job, before.jobs[job.id], to) }));
  const givenUp = unread.filter(({ state }) => mayGiveUp(state.failingSince, unread.length, known, to));
  unread.forEach(({ job, state }) => {
    after.set(job.id, state);
  });
  givenUp.forEach(({ job, state }) => {
    after.set(job.id, unlisted.has(job.id) ? undefined : { ...state, failingSince: null });
  });
  const held = listed.flatMap((job) =>
    unlisted.has(job.id) && !after.get(job.id) ? [] : [heldAt(job, after.get(job.id), to)]
  );
  return notes.reading({
    pieces: results.map(({ events }) => events),
    memory: {
      settled: before.settled || wholeSince !== Infinity,
      at: wholeSince === Infinity ? before.at : to,
      jobs: Object.fromEntries(kept(after)),
    } satisfies SweepMemory,
    completeFrom: -Infinity,
    completeUntil: Math.min(to, ...held) - 1,
    gaps: [...givenUp.map(({ job }) => [job.created || 0, to] as const), ...lostTo(before, list, to)],
    more: due.length > mostJobs || !jobs.every(({ id }) => tried.has(id)),
  });
}

interface ListedLately {
  jobs: readonly ListedJob[];
  /** Every job that was created later is among them, epoch ms; -Infinity = no other is listed, Infinity = nothing proves it of any. */
  wholeSince: number;
}

/** A server may be without some once: where a list would leave a gap it is read again. */
async function surelyListed(
  before: SweepMemory,
  to: number,
  client: VendorClient,
  notes: Notes
): Promise<ListedLately> {
  const own = new Notes();
  const list = await readList(before, client, own);
  if (lostTo(before, list, to).length > 0) {
    return readList(before, client, notes);
  }
  notes.takeAll(own);
  return list;
}

/** The list to its end, or as far as it has jobs that are not known. */
async function readList(
  { settled, jobs: known }: SweepMemory,
  client: VendorClient,
  notes: Notes
): Promise<ListedLately> {
  const list = new ListWalk(client);
  const listed: ListedJob[] = [];
  for (let pages = 1; ; pages++) {
    const { jobs, isRepeated } = await list.readOn();
    const { isWhole, isNewestFirst } = list;
    listed.push(...jobs);
    const isKnown = settled && isNewestFirst && jobs.every(({ id }) => known[id] !== undefined);
    if (isRepeated && !isWhole) {
      notes.shortfall(
        'Opus sends the same jobs again instead of the next page of its list, so that it cannot be read to its end: check for a proxy that keeps answers or drops what stands behind the "?" of an address.'
      );
    }
    if (isWhole || isRepeated || (isKnown && pages >= leastPages)) {
      noteUnlisted(list.missing, notes);
      const isShort = notes.hasShortfall;
      return { jobs: list.jobs, wholeSince: isShort ? Infinity : isWhole ? -Infinity : lastInOrder(listed) };
    }
  }
}

/** When the last of jobs that come newest first was created; Infinity where they do not, or do not all say. */
function lastInOrder(jobs: readonly ListedJob[]): number {
  return jobs.reduce((last, { created }) => (created <= last ? created : NaN), Infinity) || Infinity;
}

/**
 * That Opus ever removes a job is not documented. Where the newest is gone, those that came after it may be gone too; of one that
 * went on nobody learns how it ended, unless it is followed by its id.
 */
function lostTo({ at, jobs }: SweepMemory, { jobs: listed, wholeSince }: ListedLately, to: number): Swept['gaps'] {
  const known = Object.values(jobs);
  const newest = known.reduce((latest, job) => Math.max(latest, job.created ?? -Infinity), -Infinity);
  const ids = new Set(listed.map(({ id }) => id));
  const isGone = (job: KnownJob): boolean =>
    wholeSince === -Infinity || (!goesOn(job) && (job.created ?? -Infinity) > wholeSince);
  const lost = Object.entries(jobs).flatMap(([id, job]) => (!ids.has(id) && isGone(job) ? [job] : []));
  const open = lost.filter(goesOn);
  if (open.length === 0 && !lost.some(({ created }) => created === newest)) {
    return [];
  }
  const since = at ?? known.reduce((latest, { readAt }) => Math.max(latest, readAt), -Infinity);
  return [[open.reduce((from, job) => Math.min(from, job.openSince ?? job.created ?? -Infinity), since), to]];
}

function goesOn({ status, openSince, failingSince }: KnownJob): boolean {
  return isOpen(outcomeOf(status)) || openSince !== null || failingSince !== null;
}

/** Jobs that go on, or are to be read yet, and stand behind what was read of the list; by their ids. */
function goingOnBehind(listed: readonly ListedJob[], { jobs }: SweepMemory): Map<string, ListedJob> {
  const ids = new Set(listed.map(({ id }) => id));
  const others = Object.entries(jobs).filter(([id, job]) => !ids.has(id) && (goesOn(job) || job.fresh));
  return new Map(
    others.map(([id, { status, created, openSince }]) => [
      id,
      { id, title: null, status, user: null, created: created ?? openSince ?? NaN },
    ])
  );
}

function isDue({ status, created }: ListedJob, known: KnownJob | undefined, now: number): boolean {
  if (known === undefined || known.status !== status || known.failingSince !== null) {
    return true;
  }
  if (known.fresh && now - known.readAt >= late) {
    return true;
  }
  return outcomeOf(status) === 'running' || (mayWait({ status, created }, now) && now - known.readAt >= patience);
}

function mayWait({ status, created }: Pick<ListedJob, 'status' | 'created'>, now: number): boolean {
  const outcome = outcomeOf(status);
  return outcome === 'waiting' || (outcome === 'unknown' && now - created < longestOpen);
}

function readWhole({ status, created }: ListedJob, events: Events, now: number, { host }: VendorClient): KnownJob {
  const outcome = outcomeOf(status);
  const first = events.time.values[stillOpen(events, now, host)[0] ?? -1];
  const hasNotBegun = isOpen(outcome) && events.length === 0 && now - created < longestOpen;
  const openSince = first ?? (hasNotBegun ? created : null);
  const hasJustEnded = !isOpen(outcome) && [created, ...events.end.values].some((time) => time > now - late);
  const fresh = hasJustEnded ? { fresh: true as const } : {};
  return { status, created: created || null, readAt: now, openSince, failingSince: null, ...fresh };
}

/** Whatever is tried first and fails may keep the rest from being tried: what began to fail lately comes before the others. */
function failingLast(due: readonly ListedJob[], { jobs }: SweepMemory): ListedJob[] {
  const since = ({ id }: ListedJob): number => triedInVain(jobs[id]) ?? Infinity;
  return [...due].sort((a, b) => (since(a) === since(b) ? 0 : since(b) - since(a)));
}

/**
 * There may be more than one sweep reads, and the list need not be gone through again for them. A version that does not know such
 * jobs takes them for some that could not be read, and reads them.
 */
function unreadYet({ status, created }: ListedJob): KnownJob {
  return { status, created: created || null, readAt: 0, openSince: null, failingSince: created || 1 };
}

/** Since when; null = it was not, as what was never tried. */
function triedInVain(known: KnownJob | undefined): number | null {
  return known === undefined || known.readAt === 0 ? null : known.failingSince;
}

/** What fails is tried when it is read. */
function failed(
  { status, created }: ListedJob,
  before: KnownJob | undefined,
  now: number
): KnownJob & { failingSince: number } {
  const failingSince = beganToFail({ failingSince: triedInVain(before), triedAt: before?.readAt }, now);
  return { status, created: created || null, readAt: now, openSince: null, failingSince };
}

/**
 * From when on this job keeps the archive from being complete, epoch ms; Infinity = it does not. Where it goes on or has changed,
 * nothing is known of what was done since it was read, as it may have gone on and wait again.
 */
function heldAt(job: ListedJob, known: KnownJob | undefined, now: number): number {
  if (known === undefined || known.failingSince !== null) {
    return job.created || -Infinity;
  }
  const isOver = known.status === job.status && outcomeOf(job.status) !== 'running' && !mayWait(job, now);
  return Math.min(known.openSince ?? Infinity, isOver ? Infinity : known.readAt);
}

function kept(after: ReadonlyMap<string, KnownJob | undefined>): Array<[string, KnownJob]> {
  return Array.from(after).flatMap(([id, job]) => (job === undefined ? [] : [[id, job]]));
}
