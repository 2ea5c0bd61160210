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
    const known = expiryKinds.find((candidate) => candidate === kind);
    if (!known) {
      throw new Error(`A service key cannot be ${kind}; it can be ${expiryKinds.join(', ')}.`);
    }
    this.fate = known;
  }

  renew(): void {
    this.fate = 'good';
  }
}
