import type { VendorRequest } from '../../seam/host';

/** @param job the id of its execution */
export function auditRequest(job: string): VendorRequest {
  return get(`/job/${encodeURIComponent(job)}/audit`);
}

export function statusRequest(job: string): VendorRequest {
  return get(`/job/${encodeURIComponent(job)}/status`);
}

/** Not documented by Opus, but called with service keys by a client that one of its people publishes. */
export function searchRequest(offset: number, count: number): VendorRequest {
  return get('/job/search', [
    ['offset', String(offset)],
    ['maxResults', String(count)],
  ]);
}

function get(path: string, parameters: ReadonlyArray<readonly [string, string]> = []): VendorRequest {
  return {
    method: 'GET',
    path,
    parameters,
    headers: { 'x-service-key': { secret: 'opusServiceKey' } },
    waitHints: [['metadata', 'retryAfterSeconds'], ['retryAfterSeconds']],
  };
}
