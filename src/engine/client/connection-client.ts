import type { OtherUpstream } from '../../model/other-upstreams';
import type { Settings } from '../connection/settings';
import { Notes, type Reading } from '../reading/reading';
import type { Host, HttpAnswer, Signal, Table } from '../seam/host';
import type { ColumnPlan } from '../seam/plan';
import type { TimeRange } from '../seam/time-range';
import type { AnswerError } from '../sentences/answer-error';
import type { Ask } from '../sentences/ask';
import { faultError } from '../sentences/fault-error';
import type { Fault } from '../sentences/fault';
import { CallEnded } from './call-ended';
import { CallSignal } from './call-signal';
import { callOf, Calls } from './calls';
import type { Attempt, VendorClient } from './client';
import type { ClientBase } from './client-base';
import { ageOf, httpDate } from './clock';
import { Expiry, neverFresh } from './expiry';
import type { Freshness } from './freshness';
import { freshBriefly, type Produced, type Remembered } from './produced';
import type { RecordPlan } from './record-plan';
import { tableOf, understoodRecords } from './records';
import { scoped } from './scope';
import type { SharingClient } from './shared-reads';
import type { VendorProtocol } from './vendor-protocol';

/** One piece of work, with the calls it made and what is to be said about them. */
export class ConnectionClient implements SharingClient<ConnectionClient> {
  readonly host: Host;

  constructor(
    readonly base: ClientBase,
    readonly signal: Signal,
    readonly freshness: Freshness,
    readonly calls = new Calls(),
    /** Said of the answer, whoever reads it: what was served from memory while the vendor asks to wait. */
    readonly notes = new Notes(),
    /** Of all that was read until now. */
    readonly expiry = new Expiry(),
    /** Where it begins anew what was broken off for another one: when that was read, which is as good as fresh. */
    readonly own?: TimeRange
  ) {
    this.host = base.host;
  }

  get settings(): Settings {
    return this.base.settings;
  }

  get model(): VendorProtocol['model'] {
    return this.base.vendor.model;
  }

  get ways(): VendorProtocol['ways'] {
    return this.base.vendor.ways;
  }

  async attempt(ask: Ask, plan?: ColumnPlan): Promise<Attempt> {
    this.throwIfEnded();
    const { request, listed } = ask;
    const { host, settings, vendor, clock } = this.base;
    const call = callOf(settings.url, request, listed);
    this.calls.add(call);
    const sentAt = host.now();
    const answer = await host.fetch(
      request,
      plan === undefined ? { signal: this.signal } : { plan, signal: this.signal }
    );
    this.throwIfEnded();
    if (answer.kind === 'failure') {
      if (answer.failure === 'waiting') {
        this.calls.remove(call);
      }
      return this.faulty({ kind: 'failure', failure: answer }, ask);
    }
    call.bytes = answer.bytes;
    const age = ageOf(answer.headers.age);
    clock.hear(httpDate(answer.headers.date), sentAt, answer.receivedAt, age);
    const fault = vendor.faultOf(answer, host.now()) ?? generalFault(answer, request.followRedirects !== false);
    // What a cache on the way had kept is told of to those who wait for it, and to nobody later.
    const oldest = host.now();
    this.expiry.add(age === 0 ? { until: oldest + freshBriefly, oldest } : neverFresh);
    return fault === undefined ? { answer } : this.faulty(fault, ask);
  }

  private faulty(fault: Fault, ask: Ask): Attempt {
    const error = this.errorOf(fault, ask);
    if (error.waitUntil !== undefined) {
      this.base.sharedReads.memoryUse.hearWait(error, this.host.now());
    }
    this.expiry.add(neverFresh);
    return { fault };
  }

  async fetch(ask: Ask, plan?: ColumnPlan): Promise<HttpAnswer> {
    const { answer, fault } = await this.attempt(ask, plan);
    if (answer === undefined) {
      throw this.errorOf(fault, ask);
    }
    return answer;
  }

  async records(ask: Ask, plan: RecordPlan): Promise<Reading<Table>> {
    return this.recordsOf(await this.fetch(ask, plan), ask, plan);
  }

  recordsOf(answer: HttpAnswer, ask: Ask, plan: RecordPlan): Reading<Table> {
    return understoodRecords(tableOf(answer, ask), plan, ask, this);
  }

  errorOf(fault: Fault, ask: Ask): AnswerError {
    const { vendor, settings, host } = this.base;
    const known = { url: settings.url, secrets: settings.secrets, now: host.now() };
    const explained = fault.kind === 'vendor' ? vendor.explain(fault, ask, known) : undefined;
    return faultError(fault, ask, this, explained);
  }

  once<T>(key: string, produce: (client: VendorClient, previous: T | undefined) => Promise<Produced<T>>): Promise<T> {
    return this.base.sharedReads.join<T, ConnectionClient>(key, this, produce);
  }

  known<T>(key: string): T | undefined {
    return this.base.sharedReads.known<T, ConnectionClient>(key, this);
  }

  remember<T>(key: string, add: (known: T | undefined) => Remembered<T>): T {
    return this.base.sharedReads.remember<T>(key, add);
  }

  /**
   * Once, too, for what is made of several reads, for panels alone: what a dashboard asks for at once is read once. Kept as long
   * as all of its parts would be, at most, and no error is shared that others would not have met too.
   */
  together<T>(key: string, produce: (client: ConnectionClient) => Promise<Produced<T>>): Promise<T> {
    return this.freshness === 'panels'
      ? this.base.sharedReads.join<T, ConnectionClient>(key, this, produce, true)
      : produce(this).then(({ value }) => value);
  }

  /** For how long what was read until now stays fresh, ms. */
  get freshFor(): number {
    return Math.min(freshBriefly, this.expiry.until - this.host.now());
  }

  forRun(): ConnectionClient {
    const calls = new Calls();
    this.calls.include(calls);
    return this.goingOn(this.signal, calls);
  }

  within<T>(run: (client: ConnectionClient) => Promise<T>): Promise<T> {
    return scoped(this.signal, (signal) => run(this.goingOn(signal)));
  }

  toItsEnd<T>(run: (client: ConnectionClient) => Promise<T>): Promise<T> {
    const result = run(this.goingOn(new CallSignal()));
    return new Promise((resolve, reject) => {
      const leave = this.signal.onEnd(() => reject(new CallEnded(this.signal.reason ?? 'cancelled')));
      void result.then(resolve, reject).then(leave);
    });
  }

  /** The same piece of work at another upstream; undefined where there is none. */
  at(upstream: OtherUpstream): ConnectionClient | undefined {
    const base = this.base.others?.[upstream];
    return base && this.goingOn(this.signal, this.calls, base);
  }

  /** The same piece of work, but for what is given. */
  private goingOn(signal: Signal, calls = this.calls, base = this.base): ConnectionClient {
    return new ConnectionClient(base, signal, this.freshness, calls, this.notes, this.expiry, this.own);
  }

  apart(signal: Signal, own?: TimeRange): ConnectionClient {
    const { base, freshness } = this;
    return new ConnectionClient(base, signal, freshness, new Calls(), new Notes(), new Expiry(), own);
  }

  throwIfEnded(): void {
    const reason = this.signal.reason;
    if (reason !== undefined) {
      throw new CallEnded(reason);
    }
  }
}

/** What a GET, or a POST that only reads, gets as a whole: OK, of some servers Created, and what a proxy changed. No content is told of by its lack. */
const isWhole = [200, 201, 203, 204];

/** What the status and the body alone tell. */
function generalFault(answer: HttpAnswer, followsRedirects: boolean): Fault | undefined {
  const { status, problem } = answer;
  const isTold = status >= 300 && status !== 304 && status < 400 && !followsRedirects;
  if (!isTold && !isWhole.includes(status)) {
    return { kind: 'status', answer };
  }
  return problem === undefined ? undefined : { kind: 'body', problem, answer };
}
