import { openOutcomes } from '../../model/event';
import type { VendorClient } from '../client/client';
import type { CheckedFilter } from '../events/checked-filter';
import type { TimeRange } from '../seam/time-range';
import type { ReadRequest } from '../vendors/vendor';
import { atLeast, either, every, happened, hasOneOf, isAnyOf, isNoneOf } from './log-query';
import { oursIn } from './ours-in';
import { field } from './record';

/** What the store is asked to tell by itself. */
export interface StoreSearch {
  queryType: string;
  /** Of the archive, epoch ms, both inclusive. */
  range: TimeRange;
  filters: readonly CheckedFilter[];
  /** Records of one event may differ in its time. */
  timesMove: boolean;
  /** Which words of a field all filters on it let pass. */
  only: ReadRequest['only'];
  /** Of what lasts: the ids of those that the vendor tells itself. Absent = points are searched. */
  lasting?: { told: readonly string[] };
}

/** The same in conditions of LogsQL, before filters. */
export interface StoreSets {
  /** Every record of what could be found, and of others: where each of its events has one record, nothing can differ. */
  all: string;
  /** Every record of the events that could be found by one of theirs. */
  candidates: string;
  /** Those found by one that says the same as its event's others. */
  found: string;
  /** What among them still went on: nothing but the vendor tells how it ended. */
  open: string | undefined;
}

export function setsOf({ queryType, range, lasting }: StoreSearch, client: VendorClient): StoreSets {
  const between = (from: number, to: number): string => oursIn({ queryType, range: { from, to } }, client);
  if (lasting === undefined) {
    const points = between(range.from, range.to);
    return { all: points, candidates: points, found: points, open: undefined };
  }
  const { told } = lasting;
  const all = every(between(-Infinity, range.to), ...(told.length > 0 ? [isNoneOf(field.id, told)] : []));
  const begun = happened({ from: -Infinity, to: range.from });
  const endless = isAnyOf(field.end, ['']);
  const open = every(endless, isAnyOf(field.outcome, openOutcomes));
  const ends = atLeast(field.end, range.from);
  const any = either(happened(range), every(begun, either(ends, open)));
  return {
    all,
    candidates: every(all, hasOneOf(field.id, every(all, any))),
    found: every(all, either(happened(range), every(begun, ends))),
    open: every(all, any, open),
  };
}
