import type { jobs } from '../../../../model/vendors/puppet';
import type { VendorClient } from '../../../client/client';
import type { Reading } from '../../../reading/reading';
import type { Run } from '../../../events/run';
import { badRequest } from '../../../sentences/answer-error';
import type { RunsRequest } from '../../vendor';
import { readRuns as readJobRuns } from '../job-events/runs';
import { wantsJobs } from '../job-list/narrowing';

/** Jobs, newest first: plan runs have no nodes but those of their jobs, which are listed themselves. */
export function readRuns(request: RunsRequest<typeof jobs>, client: VendorClient): Promise<Reading<readonly Run[]>> {
  if (!wantsJobs(request.selection)) {
    throw badRequest('Plan runs have no nodes but those of their jobs: choose other Job types (jobTypes) than "plan".');
  }
  return readJobRuns({ ...request, selection: { ...request.selection, jobs: [] } }, client);
}
