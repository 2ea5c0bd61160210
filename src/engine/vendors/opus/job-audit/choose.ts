import { isOpen } from '../../../../model/event';
import { newestJobs, type jobAudit } from '../../../../model/vendors/opus';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../../client/given-runs';
import { newestOf } from '../../../client/newest-of';
import { remember } from '../../../client/remember';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { onlySomeRuns } from '../../../sentences/limits';
import type { ReadRequest } from '../../vendor';
import type { ListedJob } from '../job-search';
import { listedJobs, newestFirst, noteUnlisted } from '../listed-jobs';
import type { ListedJobs } from '../listed-jobs';
import { outcomeOf } from '../outcomes';

const day = 24 * 60 * 60_000;
/** As many as are listed, several times over. */
const mostKept = 2_000;

type FormerJob = ListedJob & { time: number };

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
 * First those that can be known to matter: that began within the range, or go on. For older ones that ended the list does not
 * say when, so that they fill up what is left of `most`, and no word is lost on the rest: the newest were asked for.
 */
async function newest(
  most: number,
  given: readonly string[],
  { from, to }: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<string[]> {
  const list = await listedJobs(client);
  const { isWhole } = list;
  noteUnlisted(list.missing, notes);
  const jobs = await withFormer(list, from, client);
  const others = jobs.filter(({ id, created }) => !given.includes(id) && !(created > to));
  const first = others.filter((job) => mayMatter(job, from));
  const rest = others.filter((job) => !mayMatter(job, from));
  const reachesBack = isWhole || jobs.some(({ created }) => created < from);
  if (first.length > most || !reachesBack) {
    const all = `${reachesBack ? '' : 'more than '}${plural(first.length, 'job')}`;
    notes.shortfall(
      onlySomeRuns('newest', Math.min(most, first.length), `${all} that began within the time range or go on`)
    );
  }
  return [...first, ...rest].slice(0, most).map(({ id }) => id);
}

/** With those that were listed before and are not any more: each is there by its id, or it is said that it is not. */
async function withFormer({ jobs, isWhole }: ListedJobs, from: number, client: VendorClient): Promise<ListedJob[]> {
  const now = client.host.now();
  const known = await remember<ReadonlyMap<string, FormerJob>>('jobs ever listed', client, (before) => {
    const listed = jobs.map((job) => [job.id, { ...job, time: job.created }] as const);
    const value = newestOf(new Map([...(before ?? []), ...listed]), mostKept);
    return { value, bytes: 300 * value.size, records: value.size };
  });
  const ids = new Set(jobs.map(({ id }) => id));
  const reach = Math.max(isWhole ? -Infinity : (jobs.at(-1)?.created ?? NaN), Math.min(from, now - day));
  const former = Array.from(known.values()).filter(
    (job) => !ids.has(job.id) && job.created > reach && mayMatter(job, from)
  );
  return [...jobs, ...former].sort(newestFirst);
}

function mayMatter({ created, status }: ListedJob, from: number): boolean {
  return !(created < from) || mayGoOn(status);
}

function mayGoOn(status: string | null): boolean {
  const outcome = outcomeOf(status);
  return isOpen(outcome) || outcome === 'unknown';
}
