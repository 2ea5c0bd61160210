import type { VendorModel } from '../../model/vendors';
import type { Settings } from '../connection/settings';
import type { Reading } from '../reading/reading';
import type { Host, HttpAnswer, Signal, Table } from '../seam/host';
import type { ColumnPlan } from '../seam/plan';
import type { Ask } from '../sentences/ask';
import type { AnswerError } from '../sentences/answer-error';
import type { Fault } from '../sentences/fault';
import type { Place } from '../sentences/place';
import type { Produced, Remembered } from './produced';
import type { RecordPlan } from './record-plan';

/** Reads from the vendor for one query, or for all who share a read. */
export interface VendorClient<V extends VendorModel = VendorModel> extends Place {
  readonly host: Host;
  readonly settings: Settings<V>;
  /** Ends when nobody waits for this read any more. */
  readonly signal: Signal;
  /** Sends one request and notes it for `executedQueryString`. Throws CallEnded when the signal ended. */
  attempt(ask: Ask, plan?: ColumnPlan): Promise<Attempt>;
  /** The same for a caller that needs a good answer: otherwise it throws AnswerError with the sentence. */
  fetch(ask: Ask, plan?: ColumnPlan): Promise<HttpAnswer>;
  /**
   * The records of an answer. Those that lack what the plan needs are left out and told of as a shortfall; where none
   * could be understood it throws AnswerError: that is another version of the API.
   */
  records(ask: Ask, plan: RecordPlan): Promise<Reading<Table>>;
  /** The same for an answer that is there already. */
  recordsOf(answer: HttpAnswer, ask: Ask, plan: RecordPlan): Reading<Table>;
  /** The error for a fault that the caller cannot handle. */
  errorOf(fault: Fault, ask: Ask): AnswerError;
  /**
   * One read for everyone who asks by the same key: under way once, and kept as long as it says. Whoever asks later
   * gets the calls that made it noted too. `previous` is what was kept until now and is no longer fresh: read on from it.
   */
  once<T>(key: string, produce: (client: VendorClient<V>, previous: T | undefined) => Promise<Produced<T>>): Promise<T>;
  /** What is kept for those who would ask `once`, as they would get it; undefined where it has to be read, or read on. */
  known<T>(key: string): T | undefined;
  /**
   * What all readings of this data source showed together: adds this one to what is known under the key, at once, so that of two
   * who do so at one moment neither is left out. Kept as long as there is memory, for alert rules too: they are the ones that ask most.
   */
  remember<T>(key: string, add: (known: T | undefined) => Remembered<T>): T;
  /** For one run among many: its calls are listed together, in whatever order they are answered. */
  forRun(): VendorClient<V>;
  /** Runs something whose calls all end when it has settled. */
  within<T>(run: (client: VendorClient<V>) => Promise<T>): Promise<T>;
  /** Runs something that goes on to its end whoever leaves, as all have to know what comes of it. Throws CallEnded when the signal ends first. */
  toItsEnd<T>(run: (client: VendorClient<V>) => Promise<T>): Promise<T>;
}

/** An answer, or what is wrong with it. */
export type Attempt = { answer: HttpAnswer; fault?: undefined } | { fault: Fault; answer?: undefined };
