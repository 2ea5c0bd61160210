import type { jobs } from '../../../../model/vendors/puppet';
import type { VendorClient } from '../../../client/client';
import type { Reading } from '../../../reading/reading';
import type { Run } from '../../../events/run';
import type { RunsRequest } from '../../vendor';
import { readRuns as readJobRuns } from '../job-events/runs';

/** Jobs, newest first: plan runs have no nodes but those of their jobs, which are listed themselves. */
export function readRuns(request: RunsRequest<typeof jobs>, client: VendorClient): Promise<Reading<readonly Run[]>> {
  return readJobRuns({ ...request, selection: { ...request.selection, jobs: [] } }, client);
}
