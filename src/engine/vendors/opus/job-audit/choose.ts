import type { jobAudit } from '../../../../model/vendors/opus';
import type { VendorClient } from '../../../client/client';
import type { Notes } from '../../../reading/reading';
import { counted } from '../../../sentences/counted';
import { onlySomeRuns } from '../../../sentences/limits';
import type { ReadRequest } from '../../vendor';

/** The first `maxRuns` of the jobs given, as Opus lists no jobs that could be discovered. */
export function chooseJobs(
  { selection }: ReadRequest<typeof jobAudit>,
  { settings }: VendorClient,
  notes: Notes
): readonly string[] {
  const given = selection.jobs;
  const ids = given.slice(0, settings.maxRuns);
  if (ids.length < given.length) {
    notes.shortfall(onlySomeRuns('first', ids.length, `the ${counted(given.length, 'job')} given`));
  }
  return ids;
}
