import type { jobAudit } from '../../../../model/vendors/opus';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../../client/given-runs';
import type { Notes } from '../../../reading/reading';
import type { ReadRequest } from '../../vendor';

/** The jobs given: Opus lists none that could be discovered. */
export function chooseJobs(request: ReadRequest<typeof jobAudit>, client: VendorClient, notes: Notes): string[] {
  return givenRuns('job', request.selection.jobs, client, notes);
}
