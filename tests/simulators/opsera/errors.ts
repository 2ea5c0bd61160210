import { type Answer, json, text } from '../base/answer';
import type { Switches } from './switches';

/** `role`: the audit is refused, task logs still work. `scope`: everything is. */
export const expiryKinds = ['expired', 'role', 'scope'] as const satisfies readonly [string, ...string[]];
export type ExpiryKind = (typeof expiryKinds)[number];

/** Statuses are documented, bodies are not: texts are made up, the envelope is a switch. */
export function errorAnswer(status: number, message: string, { errorBody }: Readonly<Switches>): Answer {
  switch (errorBody) {
    case 'message':
      return json({ message }, status);
    case 'error':
      return json({ status: 'error', error: message }, status);
    case 'text':
      return text(message, 'text/plain', status);
    case 'empty':
      return text('', 'text/plain', status);
  }
}

export const messages = {
  noToken: 'Authorization header is missing',
  badToken: 'Invalid or expired token',
  role: 'User does not have the required role to view audit logs',
  scope: 'Token does not have the scope "api"',
} as const;
