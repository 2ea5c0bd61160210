import type { BodyProblem } from '../../host';
import { bodyError } from '../../work/body-error';
import type { Work } from '../vendor';
import { jsonBody } from '../json-body';
import { statusRequest } from './requests';

/**
 * `GET /job/{id}/status`: `{"status":"IN PROGRESS"}`, without a list that a plan could read.
 * @returns the job's own word; null where it says none
 * @throws NotFound
 */
export async function fetchStatus(job: string, work: Work): Promise<string | null> {
  const request = statusRequest(job);
  const { text = '' } = await work.fetch(request);
  const body = jsonBody(text);
  if (body === undefined || !('status' in body)) {
    throw bodyError(problemOf(text), request.path, work.settings, work.vendor);
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
