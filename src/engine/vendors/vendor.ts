/** What a vendor's folder gives to the engine. */
import type { QueryTypeModel, VendorModel } from '../../model/vendors';
import type { VendorClient } from '../client/client';
import type { Settings } from '../connection/settings';
import type { Events } from '../events/events';
import type { Host, HttpAnswer } from '../seam/host';
import type { Notice } from '../seam/protocol';
import type { AnswerError } from '../sentences/answer-error';

export interface Vendor {
  model: VendorModel;
  readers: readonly Reader[];
  /** Why this answer is none of use: an error of the vendor in any status, also inside a 200; undefined when it is good. */
  refusal(answer: HttpAnswer, client: VendorClient): AnswerError | undefined;
  /** Proves that queries can be read; answers with what it saw, throws AnswerError otherwise. */
  checkHealth(client: VendorClient): Promise<string>;
  /** By kind; candidates newest first or alphabetical, not yet searched or cut. */
  options: Readonly<Record<string, (client: VendorClient) => Promise<Option[]>>>;
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
  read(request: ReadRequest, client: VendorClient): Promise<Reading>;
  /**
   * For formats that draw bars: what begins and what ends it joined to one event with `time` and `end`, which lasts whatever
   * `lasts` says. Absent = events as `read` gives them are the bars.
   */
  readBars?(request: ReadRequest, client: VendorClient): Promise<Reading>;
  /** For format `progress`: how many of each run's nodes are in each state. */
  readProgress?(request: ReadRequest, client: VendorClient): Promise<ProgressReading>;
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
