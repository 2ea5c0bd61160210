import type { VendorClient } from '../../../client/client';
import type { Reading } from '../../../reading/reading';
import type { Page } from './page';

/** A list that comes in pages. */
export interface PagedList<P extends Page> {
  /** Lists of one kind come from one endpoint. */
  kind: 'user activity' | 'task logs';
  /** `records of user activity`, `logs of task 5` */
  what: string;
  /** What a person can do where the list may be longer than what came. */
  narrower: string;
  /** How many records of a page are asked for. */
  pageSize: number;
  /** What lies outside the range is wanted too, so that it can be told: as long as it is no more than `maxEvents`. */
  tellsOutside: boolean;
  /** Opsera's count is of the time range, in whole minutes, not of all times. */
  countsRange: boolean;
  /** Undefined behind the last page. @param walk another one when a page is read once more: not from memory then */
  read(page: number, walk: string, client: VendorClient): Promise<Reading<P | undefined>>;
}

/** Some rows of a page. */
export interface PageRows<P extends Page> {
  page: P;
  rows: Int32Array;
}

/** What came of a list, each record once. */
export interface Walked<P extends Page> {
  /** `maxEvents` rows within the range at most, the newest where the order of the list allows that. */
  parts: ReadonlyArray<PageRows<P>>;
  /** A record came that is older than the range. */
  reachedBefore: boolean;
  /** Of the range itself older records were left unread, which is said. */
  isCut: boolean;
  /** There may be records outside the range that are not among the rows. */
  leftOut: boolean;
}
