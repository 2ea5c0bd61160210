import type { VendorClient } from '../../../client/client';
import type { jobs } from '../../../../model/vendors/puppet';
import type { Notes } from '../../../reading/reading';
import type { ReadRequest } from '../../vendor';
import { findJobs, type FoundJobs } from '../job-list/find';
import { findPlanRuns } from '../job-list/find-plan-runs';
import { wantsJobs, wantsPlans } from '../job-list/narrowing';

/** The jobs and the plan runs of the range, as far as the selection leaves them in. @param wanted more of each are of no use */
export async function chooseJobs(
  request: ReadRequest<typeof jobs>,
  wanted: number,
  client: VendorClient,
  notes: Notes
): Promise<readonly FoundJobs[]> {
  const { from, to, endedBy, details } = request;
  const narrowing = request.selection;
  const search = { from, to, endedBy, narrowing, details, wanted };
  const found = await Promise.all([
    ...(wantsJobs(narrowing) ? [findJobs(search, client)] : []),
    ...(wantsPlans(narrowing) ? [findPlanRuns(search, client)] : []),
  ]);
  return found.map((reading) => notes.take(reading));
}
