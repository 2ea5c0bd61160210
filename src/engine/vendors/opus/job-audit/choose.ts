import { isOpen } from '../../../../model/event';
import { jobAudit, newestJobs } from '../../../../model/vendors/opus';
import { distinctEntries } from '../../../../model/vendors/selection';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../given-runs';
import { newestOf } from '../../../client/newest-of';
import { objectBytes } from '../../../client/produced';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { onlySomeRuns } from '../../../sentences/limits';
import type { ReadRequest } from '../../vendor';
import type { ListedJob } from '../job-search';
import { newestFirst } from '../list-walk';
import { listedJobs, type ListedJobs } from '../listed-jobs';
import { outcomeOf } from '../outcomes';

const day = 24 * 60 * 60_000;
/** As many as are listed, several times over. */
const mostKept = 2_000;

interface RememberedJob extends ListedJob {
  time: number;
  /** When it was first listed as ended after it had been listed as going on, epoch ms; absent = it never was. */
  endedAt?: number | undefined;
}

/** The jobs given, and where the newest are asked for too, as many of those as there is room for. */
export async function chooseJobs(
  request: ReadRequest<typeof jobAudit>,
  client: VendorClient,
  notes: Notes
): Promise<string[]> {
  const named = request.selection.jobs.filter((job) => job !== newestJobs);
  const given = givenRuns('job', named, client, notes);
  return named.length === request.selection.jobs.length
    ? given
    : [...given, ...(await newest(client.settings.maxRuns - given.length, given, request, client, notes))];
}

/**
 * First those that can be known to matter: that began within the range, go on, or did so when they were last listed before it.
 * For other ones that ended the list does not say when, so that they fill up what is left of `most`, and no word is lost on the
 * rest: the newest were asked for.
 */
async function newest(
  most: number,
  given: readonly string[],
  { from, to }: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<string[]> {
  const list = notes.take(await listedJobs(client));
  const { isWhole } = list;
  const jobs = withKnown(list, from, client);
  const others = jobs.filter(({ id, created }) => !isAmong(given, id) && !(created > to));
  const first = others.filter((job) => mayMatter(job, from));
  const rest = others.filter((job) => !mayMatter(job, from));
  const reachesBack = isWhole || jobs.some(({ created }) => created < from);
  if (first.length > most || !reachesBack) {
    const all = `${reachesBack ? '' : 'more than '}${plural(first.length, 'job')}`;
    notes.shortfall(
      onlySomeRuns('newest', Math.min(most, first.length), `${all} that began or ended within the time range or go on`)
    );
  }
  return [...first, ...rest].slice(0, most).map(({ id }) => id);
}

/** In whatever spelling. */
function isAmong(given: readonly string[], id: string): boolean {
  return distinctEntries(jobAudit.selection[0], [...given, id]).length === given.length;
}

/** With those that were listed before and are not any more: each is there by its id, or it is said that it is not. */
function withKnown({ jobs, isWhole }: ListedJobs, from: number, client: VendorClient): RememberedJob[] {
  const now = client.host.now();
  const known = client.remember<ReadonlyMap<string, RememberedJob>>('jobs ever listed', (before) => {
    const listed = jobs.map((job) => [job.id, rememberedJob(job, before?.get(job.id), now)] as const);
    const value = newestOf(new Map([...(before ?? []), ...listed]), mostKept);
    return { value, bytes: objectBytes * value.size, records: value.size };
  });
  const ids = new Set(jobs.map(({ id }) => id));
  const oldest = Math.min(...jobs.map(({ created }) => created || Infinity));
  const reach = Math.max(isWhole ? -Infinity : oldest, Math.min(from, now - day));
  const former = Array.from(known.values()).filter(
    (job) => !ids.has(job.id) && job.created > reach && mayMatter(job, from)
  );
  const listed = jobs.map((job) => known.get(job.id) ?? { ...job, time: job.created });
  return [...listed, ...former].sort(newestFirst);
}

function rememberedJob(job: ListedJob, before: RememberedJob | undefined, now: number): RememberedJob {
  const hasGoneOn = before !== undefined && mayGoOn(before.status);
  const endedAt = mayGoOn(job.status) ? undefined : hasGoneOn ? now : before?.endedAt;
  return { ...job, time: job.created, endedAt };
}

function mayMatter({ created, status, endedAt = -Infinity }: RememberedJob, from: number): boolean {
  return !(created < from) || mayGoOn(status) || endedAt >= from;
}

function mayGoOn(status: string | null): boolean {
  const outcome = outcomeOf(status);
  return isOpen(outcome) || outcome === 'unknown';
}
