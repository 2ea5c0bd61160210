import { KnownCredential } from '../base/known-credential';
import { type SimulatedRequest, headerOf } from '../base/request';
import { type ExpiryKind, expiryKinds, messages } from './errors';

export class Credential extends KnownCredential<ExpiryKind> {
  constructor(private readonly token: string) {
    super('token', expiryKinds);
  }

  /** Undefined = let in. */
  refuse(request: SimulatedRequest): { status: number; message: string } | undefined {
    const given = headerOf(request, 'authorization');
    if (given === undefined || given === '') {
      return { status: 401, message: messages.noToken };
    }
    if (given !== `Bearer ${this.token}` || this.fate === 'expired') {
      return { status: 401, message: messages.badToken };
    }
    if (this.fate === 'scope') {
      return { status: 403, message: messages.scope };
    }
    return this.fate === 'role' && request.path.includes('/logs/audit/')
      ? { status: 403, message: messages.role }
      : undefined;
  }
}
