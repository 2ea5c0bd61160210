import { whereOverlapping } from '../columns/where-overlapping';
import { whereNumber } from '../columns/where-number';
import { concatenateEvents } from '../events/concatenate-events';
import { plural, numberText } from '../sentences/counts';
import type { Events } from '../events/events';
import type { Condition, Host } from '../seam/host';
import type { TimeRange } from '../seam/time-range';
import { datedInFuture, mostAhead } from '../sentences/future';
import { utcText } from '../sentences/utc-text';
import { onlyNewestEvents } from '../sentences/limits';
import type { Party } from '../sentences/ways';
import type { VendorClient } from '../client/client';
import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import { filterCondition } from './filters';
import type { CheckedFilter } from './filters';
import { shownEnds } from './shown-ends';

/** What of a reading an answer shows. */
export interface ShownEvents {
  events: Events;
  /** Where each event ends on a picture, epoch ms. */
  ends: Float64Array;
  /** Conditions that hold for exactly `rows`. */
  conditions: readonly Condition[];
  /** Ascending by time. */
  rows: Int32Array;
  /** The archive has what the vendor itself no longer has. */
  isArchived?: boolean;
}

export interface RangeRules extends TimeRange {
  lasts: boolean;
  maxEvents: number;
  /** Events outside the range are worth a notice. */
  namesRuns: boolean;
}

export interface ShownRules extends RangeRules {
  filters: readonly CheckedFilter[];
}

/** Less than any vendor's clock tells apart: what lies just beside the range. */
const halfMillisecond = 0.5;

/** Cuts events to the range, to the newest `maxEvents` of it, and by the filters, in this order. */
export function chooseShown(
  pieces: readonly Events[],
  rules: ShownRules,
  client: Pick<VendorClient, 'host' | 'model'>,
  notes: Notes
): Promise<ShownEvents> {
  return passing(inRange(pieces, rules, client, notes), rules.filters, client.host);
}

/** What filters let pass of the events of a range. */
export async function passing(shown: ShownEvents, filters: readonly CheckedFilter[], host: Host): Promise<ShownEvents> {
  if (filters.length === 0) {
    return shown;
  }
  const { events } = shown;
  const passed = await Promise.all(filters.map((filter) => filterCondition(filter, events, host)));
  const conditions = [...shown.conditions, ...passed];
  const rows = host.columns.order(host.columns.select(events.length, conditions), events.time.values);
  return { ...shown, conditions, rows };
}

/** The newest `maxEvents` events of the range. */
export function inRange(
  pieces: readonly Events[],
  rules: RangeRules,
  { host, model }: Pick<VendorClient, 'host' | 'model'>,
  notes: Notes
): ShownEvents {
  const { to, maxEvents } = rules;
  const { columns } = host;
  const isWhole = !notes.hasShortfall;
  const events = concatenateEvents(pieces, host);
  const time = events.time.values;
  const ends = shownEnds(events, rules.lasts, Math.min(host.now(), to), host);
  const conditions = whereOverlapping(time, ends, rules);
  let rows = columns.order(columns.select(events.length, conditions), time);
  const count = rows.length;
  if (rules.namesRuns && count < events.length) {
    noteOutside(events, ends, rules, host, notes);
  }
  noteTimeless(events, host, notes);
  noteFuture(events, host, model, notes);
  if (count > maxEvents) {
    rows = rows.subarray(-maxEvents);
    conditions.push({ kind: 'rows', rows });
    notes.shortfall(onlyNewestEvents(maxEvents, `${isWhole ? '' : 'at least '}${plural(count, 'event')}`));
  }
  return { events, ends, conditions, rows };
}

function noteOutside(events: Events, ends: Float64Array, { from, to }: RangeRules, host: Host, notes: Notes): void {
  const time = events.time.values;
  const { columns } = host;
  const before = columns.select(events.length, [
    { kind: 'range', values: ends, min: -Infinity, max: from - halfMillisecond },
  ]);
  const after = columns.select(events.length, [
    { kind: 'range', values: time, min: to + halfMillisecond, max: Infinity },
  ]);
  const parts = [
    ...(before.length > 0
      ? [`${numberText(before.length)} before it (${span(columns.order(before, time), time)})`]
      : []),
    ...(after.length > 0 ? [`${numberText(after.length)} after it (${span(columns.order(after, time), time)})`] : []),
  ];
  if (parts.length > 0) {
    notes.notice(`Events of the selected runs outside the time range are not shown: ${parts.join(', ')}.`);
  }
}

/** Vendors leave out records without a time and say so; here the vendor shows that forgot. */
function noteTimeless({ length, time }: Events, { columns }: Host, notes: Notes): void {
  const timed = columns.select(length, [whereNumber(time.values)]);
  notes.counted('shortfall', timeless, length - timed.length);
}

const timeless: Countable = {
  key: 'event without a time',
  sentence: (count) => `${plural(count, 'event')} without a time could not be placed.`,
};

function noteFuture({ length, time }: Events, { columns, now }: Host, model: Party, notes: Notes): void {
  const future = columns.select(length, [
    { kind: 'range', values: time.values, min: now() + mostAhead, max: Infinity },
  ]);
  if (future.length > 0) {
    const latest = columns.order(future, time.values)[future.length - 1] ?? -1;
    notes.shortfall(datedInFuture(future.length, 'event', time.values[latest] ?? NaN, model));
  }
}

function span(rows: Int32Array, time: Float64Array): string {
  const first = utcText(time[rows[0] ?? -1] ?? NaN);
  const last = utcText(time[rows[rows.length - 1] ?? -1] ?? NaN);
  return first === last ? first : `${first} to ${last}`;
}
