import { isOpen } from '../../../../model/event';
import { newestJobs, type jobAudit } from '../../../../model/vendors/opus';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../../client/given-runs';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { onlySomeRuns } from '../../../sentences/limits';
import type { ReadRequest } from '../../vendor';
import type { ListedJob } from '../job-search';
import { listedJobs } from '../listed-jobs';
import { outcomeOf } from '../outcomes';

/** The jobs given, and where the newest are asked for too, as many of those as `maxRuns` lets in. */
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
  const { jobs, isWhole } = await listedJobs(client);
  const others = jobs.filter(({ id, created }) => !given.includes(id) && !(created > to));
  const mayMatter = ({ created, status }: ListedJob): boolean => !(created < from) || mayGoOn(status);
  const first = others.filter(mayMatter);
  const rest = others.filter((job) => !mayMatter(job));
  const reachesBack = isWhole || jobs.some(({ created }) => created < from);
  if (first.length > most || !reachesBack) {
    const all = `${reachesBack ? '' : 'more than '}${plural(first.length, 'job')}`;
    notes.shortfall(
      onlySomeRuns('newest', Math.min(most, first.length), `${all} that began within the time range or go on`)
    );
  }
  return [...first, ...rest].slice(0, most).map(({ id }) => id);
}

function mayGoOn(status: string | null): boolean {
  const outcome = outcomeOf(status);
  return isOpen(outcome) || outcome === 'unknown';
}
