import type { Answer } from '../base/answer';
import { expiryKind } from '../base/expiry-kind';
import { type SimulatedRequest, headerOf } from '../base/request';
import { type ExpiryKind, credentialError, expiryKinds, noToken } from './errors';

/** The one token that this server knows, and what became of it. */
export class Credential {
  private fate: ExpiryKind | 'good' = 'good';

  constructor(private readonly token: string) {}

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

  expire(kind: string): void {
    this.fate = expiryKind('token', expiryKinds, kind);
  }

  renew(): void {
    this.fate = 'good';
  }
}
