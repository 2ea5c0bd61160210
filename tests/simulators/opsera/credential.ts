import { expiryKind } from '../base/expiry-kind';
import { type SimulatedRequest, headerOf } from '../base/request';
import { type ExpiryKind, expiryKinds, messages } from './errors';

/** The one token that this server knows, and what became of it. */
export class Credential {
  private fate: ExpiryKind | 'good' = 'good';

  constructor(private readonly token: string) {}

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

  expire(kind: string): void {
    this.fate = expiryKind('token', expiryKinds, kind);
  }

  renew(): void {
    this.fate = 'good';
  }
}
