import { opus as model } from '../../../model/vendors/opus';
import type { VendorRequest } from '../../seam/host';
import type { Ask } from '../../sentences/ask';

const [serviceKey] = model.secrets;

/** @param job the id of its execution */
export function auditAsk(job: string): Ask {
  return { request: get(`/job/${encodeURIComponent(job)}/audit`), what: `the audit of job ${job}` };
}

export function statusAsk(job: string): Ask {
  return {
    request: get(`/job/${encodeURIComponent(job)}/status`),
    what: `the status of job ${job}`,
    missing: `Opus has no job ${job}.`,
  };
}

/**
 * Not documented by Opus, but called with service keys by a client that one of its people publishes. Whether archived jobs are
 * listed when nothing is said of them is not known: they have happened, so they are asked for.
 */
export function searchAsk(offset: number, count: number): Ask {
  const parameters = [
    ['offset', String(offset)],
    ['maxResults', String(count)],
    ['archiveStatus', 'all'],
  ] as const;
  return { request: get('/job/search', parameters), what: 'the list of jobs' };
}

function get(path: string, parameters: ReadonlyArray<readonly [string, string]> = []): VendorRequest {
  return {
    method: 'GET',
    path,
    parameters,
    headers: { 'x-service-key': { secret: serviceKey } },
    waitHints: [['metadata', 'retryAfterSeconds'], ['retryAfterSeconds']],
  };
}
