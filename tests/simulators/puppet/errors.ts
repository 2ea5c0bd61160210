import { type Answer, json, text } from '../base/answer';
import type { Switches } from './switches';

export const expiryKinds = [
  'expired',
  'revoked',
  'userRevoked',
  'invalid',
  'plainText',
  'forbidden',
] as const satisfies readonly [string, ...string[]];
export type ExpiryKind = (typeof expiryKinds)[number];

export function orchestratorError(status: number, kind: string, msg: string, details?: object): Answer {
  return json({ kind: `puppetlabs.orchestrator/${kind}`, msg, ...(details && { details }) }, status);
}

/** 400; `switches` choose between the docs' prefix and the one that Puppet's own client expects. */
export function validationError(switches: Readonly<Switches>, msg: string): Answer {
  const prefix = switches.validatorsKind ? 'puppetlabs.validators' : 'puppetlabs.orchestrator';
  return json({ kind: `${prefix}/validation-error`, msg, details: {} }, 400);
}

export function unknownJob(name: string): Answer {
  return orchestratorError(404, 'unknown-job', `Job ${name} does not exist`, { name });
}

export function noToken(): Answer {
  return rbacError('user-unauthenticated', 'Route requires authentication');
}

export function credentialError(kind: ExpiryKind): Answer {
  switch (kind) {
    case 'expired':
      return rbacError('token-expired', 'The provided token has expired.');
    case 'revoked':
      return rbacError('token-revoked', 'Authentication token has been revoked.');
    // the kinds of these two are known, their texts are made up
    case 'userRevoked':
      return rbacError('user-revoked', 'The user account has been revoked.');
    case 'invalid':
      return rbacError('invalid-token', 'The provided token is not valid.');
    case 'plainText':
      return text('Unauthorized', 'text/plain', 401);
    // the kind is known from other routes, the text for GET /jobs is made up
    case 'forbidden':
      return orchestratorError(403, 'not-permitted', 'Not authorized to view jobs');
    default:
      return kind satisfies never;
  }
}

/** The envelope for a status that a fault asks for; texts made up. */
export function errorOf(status: number): Answer {
  switch (status) {
    case 401:
      return credentialError('expired');
    case 403:
      return credentialError('forbidden');
    case 404:
      return orchestratorError(404, 'unknown-job', 'Job does not exist');
    default:
      return orchestratorError(
        status,
        'unknown-error',
        `An unknown error occurred "in <orchestrator> & co" (${status})`
      );
  }
}

function rbacError(kind: string, msg: string): Answer {
  return json({ kind: `puppetlabs.rbac/${kind}`, msg }, 401);
}
