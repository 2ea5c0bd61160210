import { KnownCredential } from '../base/known-credential';
import { type SimulatedRequest, headerOf } from '../base/request';
import { type ExpiryKind, type OpusError, expiryErrors, expiryKinds, keyRequired } from './errors';

export class Credential extends KnownCredential<ExpiryKind> {
  constructor(private readonly key: string) {
    super('service key', expiryKinds);
  }

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
}
