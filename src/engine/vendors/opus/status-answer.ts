import type { BodyProblem } from '../../seam/host';
import { bodyError } from '../../sentences/body-error';
import { jsonBody } from '../json-body';
import { statusRequest } from './requests';
import type { VendorClient } from '../../client/client';

/**
 * `GET /job/{id}/status`: `{"status":"IN PROGRESS"}`, without a list that a plan could read.
 * @returns the job's own word; null where it says none
 * @throws NotFound
 */
export async function fetchStatus(job: string, client: VendorClient): Promise<string | null> {
  const request = statusRequest(job);
  const { text = '' } = await client.fetch(request);
  const body = jsonBody(text);
  if (body === undefined || !('status' in body)) {
    throw bodyError(problemOf(text), request.path, client.settings, client.vendor);
  }
  return typeof body.status === 'string' ? body.status : null;
}

function problemOf(text: string): BodyProblem {
  switch (text.trim().charAt(0)) {
    case '':
      return 'empty';
    case '<':
      return 'html';
    case '{':
      return text.trim().endsWith('}') ? 'noRows' : 'truncated';
    default:
      return 'notJson';
  }
}
