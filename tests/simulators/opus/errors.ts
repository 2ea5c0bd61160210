import { type Answer, html, json } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Switches } from './switches';

export const expiryKinds = ['expired', 'forbidden', 'cookieOnly'] as const satisfies readonly [string, ...string[]];
export type ExpiryKind = (typeof expiryKinds)[number];

/** The vendor's error envelope; `message` is a list where a request did not validate. */
export interface OpusError {
  status: number;
  message: string | string[];
}

export const keyRequired: OpusError = { status: 401, message: 'API key is required' };

export const expiryErrors: Readonly<Record<ExpiryKind, OpusError>> = {
  expired: { status: 401, message: 'Invalid or expired API key' },
  // the text is made up
  forbidden: { status: 403, message: 'Forbidden resource' },
  cookieOnly: { status: 401, message: 'No auth cookie provided' },
};

/** The texts of these two are made up; that both are 404 is documented. */
export function noSuchJob(id: string): OpusError {
  return { status: 404, message: `Job execution with id ${id} not found` };
}
export const noAuditYet: OpusError = { status: 404, message: 'Audit log not found for this job' };

/** `now` in epoch ms. */
export function errorAnswer(
  error: OpusError,
  request: SimulatedRequest | undefined,
  now: number,
  switches: Readonly<Switches>
): Answer {
  // these two come from the proxy in front
  if (error.status === 413 || error.status === 502) {
    return html(error.status === 413 ? '413 Request Entity Too Large' : '502 Bad Gateway', error.status);
  }
  const seconds = switches.retryAfterSeconds;
  const body = {
    statusCode: error.status,
    message: error.message,
    timestamp: new Date(now).toISOString(),
    path: request?.path ?? '/job',
    ...(error.status === 429 && { scope: 'workspace', limit: 20, active: 20 }),
    ...(error.status === 429 && seconds > 0 && { metadata: { retryAfterSeconds: seconds } }),
  };
  return json(body, switches.errorsAs200 ? 200 : error.status);
}
