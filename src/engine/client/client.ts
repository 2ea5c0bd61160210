import type { Settings } from '../connection/settings';
import type { ColumnPlan } from '../seam/plan';
import type { Host, HttpAnswer, Signal, VendorRequest } from '../seam/host';
import type { Vendor } from '../vendors/vendor';
import type { Produced } from './produced';

/** A piece of work that reads from the vendor; it may serve one query or be shared by many. */
export interface VendorClient {
  readonly host: Host;
  readonly settings: Settings;
  readonly vendor: Vendor;
  /** Ends with the last one who waits for this work. */
  readonly signal: Signal;
  /**
   * Sends one request and notes it for `executedQueryString`. Throws AnswerError with a sentence for a failure and for
   * what the vendor's `refusal` refuses, and WorkEnded when the signal ended.
   */
  fetch(request: VendorRequest, plan?: ColumnPlan): Promise<HttpAnswer>;
  /**
   * The same work for everyone who asks by the same key: under way once, and kept as long as it says. Whoever asks later
   * gets the calls that made it noted too. `previous` is what was kept until now and is no longer fresh: read on from it.
   */
  once<T>(key: string, produce: (client: VendorClient, previous: T | undefined) => Promise<Produced<T>>): Promise<T>;
  /** A part of this work whose calls are listed together, where the part was made, in whatever order they are answered. */
  part(): VendorClient;
}
