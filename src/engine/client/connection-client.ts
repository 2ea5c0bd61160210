import type { ColumnPlan } from '../seam/plan';
import type { Host, HttpAnswer, Signal, VendorRequest } from '../seam/host';
import type { Notice } from '../seam/protocol';
import type { Vendor } from '../vendors/vendor';
import { bodyError } from '../sentences/body-error';
import { callOf, Calls } from './calls';
import { failureError } from '../sentences/failure-error';
import type { SharedReads, SharingClient } from './shared-reads';
import { statusError } from '../sentences/status-error';
import type { Produced } from './produced';
import type { Settings } from '../connection/settings';
import type { VendorClient } from './client';
import { CallEnded } from './call-ended';

/** What every work of one data source has in common. */
export interface ClientBase {
  readonly host: Host;
  readonly settings: Settings;
  readonly vendor: Vendor;
  readonly sharedReads: SharedReads;
}

/** One piece of work, with the calls it made and what is to be said about them. */
export class ConnectionClient implements SharingClient {
  readonly host: Host;
  readonly settings: Settings;
  readonly vendor: Vendor;
  readonly calls = new Calls();

  constructor(
    readonly base: ClientBase,
    readonly signal: Signal,
    /** Nothing that may have changed since is taken from memory. */
    readonly skipCache: boolean,
    /** Said of the answer, whoever reads it: answers served from memory while the vendor asks to wait. */
    readonly notices = new Map<string, Notice>()
  ) {
    this.host = base.host;
    this.settings = base.settings;
    this.vendor = base.vendor;
  }

  async fetch(request: VendorRequest, plan?: ColumnPlan): Promise<HttpAnswer> {
    this.throwIfEnded();
    const call = callOf(this.settings.url, request);
    this.calls.add(call);
    const answer = await this.host.fetch(
      request,
      plan === undefined ? { signal: this.signal } : { plan, signal: this.signal }
    );
    this.throwIfEnded();
    if (answer.kind === 'failure') {
      if (answer.failure === 'waiting') {
        this.calls.remove(call);
      }
      throw failureError(answer, this.settings, this.vendor);
    }
    const error =
      this.vendor.refusal(answer, this) ??
      statusError(answer, request, this.settings, this.vendor) ??
      (answer.problem === undefined ? undefined : bodyError(answer.problem, request.path, this.settings, this.vendor));
    if (error !== undefined) {
      throw error;
    }
    return answer;
  }

  once<T>(key: string, produce: (client: VendorClient, previous: T | undefined) => Promise<Produced<T>>): Promise<T> {
    return this.base.sharedReads.join(key, this, produce);
  }

  part(): ConnectionClient {
    const part = new ConnectionClient(this.base, this.signal, this.skipCache, this.notices);
    this.calls.include(part.calls);
    return part;
  }

  apart(signal: Signal): ConnectionClient {
    return new ConnectionClient(this.base, signal, this.skipCache);
  }

  throwIfEnded(): void {
    const reason = this.signal.reason;
    if (reason !== undefined) {
      throw new CallEnded(reason);
    }
  }
}
