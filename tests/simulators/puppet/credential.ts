import type { Answer } from '../base/answer';
import { KnownCredential } from '../base/known-credential';
import { type SimulatedRequest, headerOf } from '../base/request';
import { type ExpiryKind, credentialError, expiryKinds, noToken } from './errors';

export class Credential extends KnownCredential<ExpiryKind> {
  constructor(private readonly token: string) {
    super('token', expiryKinds);
  }

  /** Undefined = let in. */
  refuse(request: SimulatedRequest): Answer | undefined {
    const given = headerOf(request, 'x-authentication') ?? request.query.get('token');
    if (given === null || given === '') {
      return noToken();
    }
    if (given !== this.token) {
      return credentialError('invalid');
    }
    return this.fate === 'good' ? undefined : credentialError(this.fate);
  }
}
