import { whereOverlapping } from '../columns/where-overlapping';
import { whereNumber } from '../columns/where-number';
import type { CheckedFilter } from '../events/checked-filter';
import { concatenateEvents } from '../events/concatenate-events';
import { takeEvents } from '../events/take-events';
import { plural, numberText } from '../sentences/counts';
import type { Events } from '../events/events';
import type { Condition } from '../seam/column-tools';
import type { Host } from '../seam/host';
import type { TimeRange } from '../seam/time-range';
import { datedInFuture, mostAhead } from '../sentences/future';
import { utcText } from '../sentences/utc-text';
import { onlyNewestEvents } from '../sentences/limits';
import type { Party } from '../sentences/ways';
import type { VendorClient } from '../client/client';
import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import { filterCondition } from './filters';
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
  const { columns } = host;
  const { maxEvents } = rules;
  const isWhole = !notes.hasShortfall;
  const openEnd = Math.min(host.now(), rules.to);
  const endsOf: EndsOf = (events) => shownEnds(events, rules.lasts, openEnd, host);
  const mayBeTooMany = pieces.reduce((sum, { length }) => sum + length, 0) > maxEvents;
  // Of more than may be shown only the times are joined: all else would be held twice.
  const events = mayBeTooMany ? undefined : concatenateEvents(pieces, host);
  const times =
    events === undefined
      ? timesOf(pieces, endsOf, host)
      : { length: events.length, time: events.time, ends: endsOf(events) };
  const { length, time, ends } = times;
  const conditions = whereOverlapping(time.values, ends, rules);
  const rows = columns.order(columns.select(length, conditions), time.values);
  const count = rows.length;
  if (rules.namesRuns && count < length) {
    noteOutside(times, rules, host, notes);
  }
  noteTimeless(times, host, notes);
  noteFuture(times, host, model, notes);
  if (count <= maxEvents) {
    return { events: events ?? concatenateEvents(pieces, host), ends, conditions, rows };
  }
  notes.shortfall(onlyNewestEvents(maxEvents, `${isWhole ? '' : 'at least '}${plural(count, 'event')}`));
  return newestOf(pieces, time.values[rows[count - maxEvents] ?? -1] ?? NaN, rules, endsOf, host);
}

/** When events begin and end. */
interface Times extends Pick<Events, 'length' | 'time'> {
  ends: Float64Array;
}

type EndsOf = (events: Events) => Float64Array;

function timesOf(pieces: readonly Events[], endsOf: EndsOf, { columns }: Host): Times {
  const time = columns.concatenate(pieces.map((piece) => piece.time));
  const ends = columns.concatenate(pieces.map((piece) => ({ kind: 'number', values: endsOf(piece) }) as const));
  return { length: time.values.length, time, ends: ends.values };
}

/** The newest events of the range, of which the oldest begins at `oldest`; no others are joined. */
function newestOf(
  pieces: readonly Events[],
  oldest: number,
  rules: RangeRules,
  endsOf: EndsOf,
  host: Host
): ShownEvents {
  const { select, order } = host.columns;
  const kept = pieces.map((piece) => {
    const begins = piece.time.values;
    const conditions = whereOverlapping(begins, endsOf(piece), rules);
    const rows = select(piece.length, [...conditions, { kind: 'range', values: begins, min: oldest, max: Infinity }]);
    return takeEvents(piece, rows, host, 'beyondLimit');
  });
  const events = concatenateEvents(kept, host);
  // Several may begin as the oldest does.
  const rows = order(select(events.length, []), events.time.values).subarray(-rules.maxEvents);
  return { events, ends: endsOf(events), conditions: [{ kind: 'rows', rows }], rows };
}

function noteOutside(times: Times, { from, to }: RangeRules, host: Host, notes: Notes): void {
  const { length, ends } = times;
  const time = times.time.values;
  const { columns } = host;
  const before = columns.select(length, [{ kind: 'range', values: ends, min: -Infinity, max: from - halfMillisecond }]);
  const after = columns.select(length, [{ kind: 'range', values: time, min: to + halfMillisecond, max: Infinity }]);
  const parts = [
    ...(before.length > 0
      ? [`${numberText(before.length)} before it (${fromTo(columns.order(before, time), time)})`]
      : []),
    ...(after.length > 0 ? [`${numberText(after.length)} after it (${fromTo(columns.order(after, time), time)})`] : []),
  ];
  if (parts.length > 0) {
    notes.notice(`Events of the selected runs outside the time range are not shown: ${parts.join(', ')}.`);
  }
}

/** Vendors leave out records without a time and say so; here the vendor shows that forgot. */
function noteTimeless({ length, time }: Times, { columns }: Host, notes: Notes): void {
  const timed = columns.select(length, [whereNumber(time.values)]);
  notes.counted('shortfall', timeless, length - timed.length);
}

const timeless: Countable = {
  key: 'event without a time',
  sentence: (count) => `${plural(count, 'event')} without a time could not be placed.`,
};

function noteFuture({ length, time }: Times, { columns, now }: Host, model: Party, notes: Notes): void {
  const future = columns.select(length, [
    { kind: 'range', values: time.values, min: now() + mostAhead, max: Infinity },
  ]);
  if (future.length > 0) {
    const latest = columns.order(future, time.values)[future.length - 1] ?? -1;
    notes.shortfall(datedInFuture(future.length, 'event', time.values[latest] ?? NaN, model));
  }
}

function fromTo(rows: Int32Array, time: Float64Array): string {
  const first = utcText(time[rows[0] ?? -1] ?? NaN);
  const last = utcText(time[rows[rows.length - 1] ?? -1] ?? NaN);
  return first === last ? first : `${first} to ${last}`;
}
