/** What a vendor's folder gives to the engine. */
import type { FilterField } from '../../model/event';
import type { QueryTypeModel, VendorModel } from '../../model/vendors';
import type { SelectionOf } from '../../model/vendors/selection';
import type { VendorClient } from '../client/client';
import type { VendorProtocol } from '../client/vendor-protocol';
import type { Settings } from '../connection/settings';
import type { Events } from '../events/events';
import type { Reading } from '../reading/reading';
import type { Host } from '../seam/host';
import type { TimeRange } from '../seam/time-range';
import type { Run } from '../events/run';

export interface Vendor<V extends VendorModel = VendorModel> extends VendorProtocol {
  readonly model: V;
  readers: readonly Reader[];
  /** Proves that queries can be read; answers with what it saw, throws AnswerError otherwise. */
  checkHealth(client: VendorClient<V>): Promise<Reading<string>>;
  /** By kind; candidates newest first or alphabetical, not yet searched or cut. */
  options: Readonly<Record<string, ListOptions<V>>>;
  /** What is wrong with the vendor's own settings beyond what the model says, as a sentence; undefined when nothing is. */
  checkSettings?(settings: Settings<V>, host: Host): string | undefined;
  /** Where a run can be looked at; `${__value.raw}` in `url` becomes the run. `leads` = there is such a page of this run. */
  runLink?(settings: Settings<V>): { title: string; url: string; leads(run: string): boolean } | undefined;
}

/** A method's parameters are compared loosely, so that a vendor's own client may be asked for. */
type ListOptions<V extends VendorModel> = {
  list(client: VendorClient<V>): Promise<Reading<readonly Option[]>>;
}['list'];

export interface Option {
  value: string;
  label: string;
  description?: string;
}

/** Reads one query type. */
export interface Reader<Q extends QueryTypeModel = QueryTypeModel, V extends VendorModel = VendorModel> {
  model: Q;
  /** Its events last: one without an end that runs or waits still goes on. */
  lasts: boolean;
  /** It spares calls, or notices, by `only`. Absent = only values that are unknown do, and queries that differ in filters share what it reads. */
  heedsFilters?: true;
  /** In pieces, as they come (a run, a page): the engine cuts them by range, filters and `maxEvents`. */
  read(request: ReadRequest<Q>, client: VendorClient<V>): Promise<Reading<readonly Events[]>>;
  /**
   * For formats that draw bars: what begins and what ends it joined to one event with `time` and `end`, which lasts whatever
   * `lasts` says. Absent = events as `read` gives them are the bars.
   */
  bars?: Bars<Q, V>;
  /** Newest first, for formats that show runs as a whole. */
  readRuns?(request: RunsRequest<Q>, client: VendorClient<V>): Promise<Reading<readonly Run[]>>;
  /** Said of every count: what of its events the vendor itself no longer has. */
  countNotice?: string;
  /** A point that runs or waits is told otherwise once it is known how that ended. */
  pointsSettle?: true;
  /** For an archive, where a time range does not say what is new. Absent = it is read like a query of that range. */
  sweep?(request: SweepRequest, client: VendorClient<V>): Promise<Reading<Swept>>;
  /** An event's time may be told otherwise later: as another zone makes it, or by what was guessed while it went on. */
  timesMove?: true;
  /** For an archive: since when the vendor surely has everything, where that is after `from`; else NaN, as where nothing tells. Epoch ms. */
  keptSince?(from: number, client: VendorClient<V>): Promise<Reading<number>>;
  /** For an archive: so long at least is kept what it reads, ms. What is younger and gone was lost. Absent = nothing tells. */
  keeps?: number;
  /** For an archive: the selection by which an event of this run is looked for, an error where its like cannot be read. Absent = all. */
  selectionOf?(run: string): Partial<SelectionOf<Q>>;
  /** The selection's list whose entries events tell by their `run`; undefined for an entry that is none. Others they do not tell. */
  runsIn?: { list: Q['selection'][number]['key']; runOf(entry: string): string | undefined };
}

export interface ReadRequest<Q extends QueryTypeModel = QueryTypeModel> extends TimeRange {
  /** Checked, without repetitions; every list of the model is there. */
  selection: SelectionOf<Q>;
  /** Epoch ms: runs that ended later need not be read, as another reading has them whole; absent = no matter when they ended. */
  endedBy?: number;
  /** The events' `details` are wanted. */
  details: boolean;
  /** The inputs and outputs that records hold are wanted in the details too (see `payloadsNeed` of the model). */
  includePayloads: boolean;
  /** By the fields that the query filters on: for runs, and for readers that heed filters. */
  only: Readonly<Partial<Record<FilterField, PassingWords>>>;
}

/** @see Reader.bars. Methods, whose parameters are compared loosely. */
export interface Bars<Q extends QueryTypeModel = QueryTypeModel, V extends VendorModel = VendorModel> {
  read(request: ReadRequest<Q>, client: VendorClient<V>): Promise<Reading<readonly Events[]>>;
  /** Of the events of one run that is over, in their order, which are all that an archive has of it. */
  ofRun(events: Events, host: Host): Events;
}

/** Those of the given words, and of the ones that the filters on a field name themselves, which all these filters let pass. */
export type PassingWords = (words: readonly string[]) => Promise<ReadonlySet<string>>;

export interface RunsRequest<Q extends QueryTypeModel = QueryTypeModel> extends ReadRequest<Q> {
  /** `states`: of every run. `newest`: the nodes of the newest run alone, which then comes alone, with a notice about others. */
  wanted: 'states' | 'newest';
}

export interface SweepRequest {
  /** Epoch ms: now. */
  to: number;
  details: boolean;
  /** Ms within which everything is to be read once. */
  every: number;
  /** `Swept.memory` of the latest sweep whose events were kept, as JSON gave it back; null before the first. */
  memory: unknown;
}

/** A part of everything: what changed, and what was not looked at for long. */
export interface Swept {
  pieces: readonly Events[];
  /** Plain JSON. */
  memory: unknown;
  /** Once the pieces of this sweep and all before it are kept, nothing between the two is missing, epoch ms. */
  completeFrom: number;
  completeUntil: number;
  /** Ranges of which something is missing that was tried for long and is given up, epoch ms. */
  gaps: ReadonlyArray<readonly [from: number, until: number]>;
  /** More is due. */
  more: boolean;
}
