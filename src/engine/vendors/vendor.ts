/** What a vendor's folder gives to the engine, and what the engine gives to it. */
import type { Guardrails } from '../../model/settings';
import type { QueryTypeModel, VendorModel } from '../../model/vendors';
import type { AnswerError } from '../answer-error';
import type { ColumnPlan } from '../columns/plan';
import type { Events } from '../events';
import type { Host, HttpAnswer, Signal, VendorRequest } from '../host';
import type { Notice } from '../protocol';

export interface Vendor {
  model: VendorModel;
  readers: readonly Reader[];
  /** Why this answer is none of use: an error of the vendor in any status, also inside a 200; undefined when it is good. */
  refusal(answer: HttpAnswer, work: Work): AnswerError | undefined;
  /** Proves that queries can be read; answers with what it saw, throws AnswerError otherwise. */
  checkHealth(work: Work): Promise<string>;
  /** By kind; candidates newest first or alphabetical, not yet searched or cut. */
  options: Readonly<Record<string, (work: Work) => Promise<Option[]>>>;
  /** What is wrong with the vendor's own settings beyond what the model says, as a sentence; undefined when nothing is. */
  checkSettings?(settings: Settings, host: Host): string | undefined;
  /** Where a run can be looked at; `${__value.raw}` in `url` becomes the run. */
  runLink?(settings: Settings): { title: string; url: string } | undefined;
}

export interface Option {
  value: string;
  label: string;
  description?: string;
}

/** Reads one query type. */
export interface Reader {
  model: QueryTypeModel;
  /** Its events last: one without an end that runs or waits still goes on. */
  lasts: boolean;
  read(request: ReadRequest, work: Work): Promise<Reading>;
  /**
   * For formats that draw bars: what begins and what ends it joined to one event with `time` and `end`, which lasts whatever
   * `lasts` says. Absent = events as `read` gives them are the bars.
   */
  readBars?(request: ReadRequest, work: Work): Promise<Reading>;
  /** For format `progress`: how many of each run's nodes are in each state. */
  readProgress?(request: ReadRequest, work: Work): Promise<ProgressReading>;
  /** Said of every count: what of its events the vendor itself no longer has. */
  countNotice?: string;
}

export interface ReadRequest {
  /** Checked, without repetitions; every list of the model is there. */
  selection: Readonly<Record<string, readonly string[]>>;
  /** Epoch ms, both inclusive. */
  from: number;
  to: number;
  /** The events' `details` are wanted. */
  details: boolean;
  /** Opus: payloads too. */
  includePayloads: boolean;
}

export interface Reading {
  /** In pieces, as they come (a run, a page). The engine cuts them by range, filters and `maxEvents`. */
  events: readonly Events[];
  notices: readonly Notice[];
  /** Sentences about what is missing from the answer: warnings in panels, an error in alert rules. */
  shortfalls: readonly string[];
}

export interface ProgressReading {
  runs: ReadonlyArray<{ run: string; states: ReadonlyArray<readonly [state: string, count: number]> }>;
  notices: readonly Notice[];
  shortfalls: readonly string[];
}

/** The connection's settings after checks and defaults. */
export interface Settings extends Guardrails {
  vendor: string;
  /** Without a trailing slash. */
  url: string;
  /** The vendor's own `jsonData` strings by key, defaults filled in. */
  own: Readonly<Record<string, string>>;
}

/** A piece of work that reads from the vendor; it may serve one query or be shared by many. */
export interface Work {
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
  shared<T>(key: string, produce: (work: Work, previous: T | undefined) => Promise<Produced<T>>): Promise<T>;
  /** A part of this work whose calls are listed together, where the part was made, in whatever order they are answered. */
  part(): Work;
}

export interface Produced<T> {
  value: T;
  /** What keeping it costs, columns included. */
  bytes: number;
  /** Fresh for so long, ms (`forGood` = Infinity); 0 = only for those who wait now. */
  freshFor: number;
  /** Worth keeping as `previous` after it is no longer fresh. */
  resumable?: boolean;
}

/** Lists, pages and running things are fresh for 5 s (the contract's section 7); with `X-Cache-Skip` not at all. */
export const freshBriefly = 5_000;
export const forGood = Infinity;

/** Thrown when a signal ended: the caller went away, or the time is up. */
export class WorkEnded extends Error {
  constructor(readonly reason: 'cancelled' | 'deadline') {
    super(`ended: ${reason}`);
    this.name = 'WorkEnded';
  }
}
