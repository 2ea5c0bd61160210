import { expiryKind } from '../base/expiry-kind';
import { type SimulatedRequest, headerOf } from '../base/request';
import { type ExpiryKind, type OpusError, expiryErrors, expiryKinds, keyRequired } from './errors';

/** The one service key that this server knows, and what became of it. */
export class Credential {
  private fate: ExpiryKind | 'good' = 'good';

  constructor(private readonly key: string) {}

  /** Undefined = let in. */
  refuse(request: SimulatedRequest): OpusError | undefined {
    const given = headerOf(request, 'x-service-key');
    if (given === undefined || given === '') {
      return keyRequired;
    }
    if (given !== this.key) {
      return expiryErrors.expired;
    }
    return this.fate === 'good' ? undefined : expiryErrors[this.fate];
  }

  expire(kind: string): void {
    this.fate = expiryKind('service key', expiryKinds, kind);
  }

  renew(): void {
    this.fate = 'good';
  }
}
