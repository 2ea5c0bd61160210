import { concatenateEvents } from '../events/concatenate-events';
import { counted, digits } from '../sentences/counted';
import type { Events } from '../events/events';
import type { Condition, Host } from '../seam/host';
import { instant } from '../sentences/instant';
import type { Notice } from '../seam/protocol';
import { filterCondition } from './filters';
import type { CheckedFilter } from './filters';
import { shownEnds } from './shown-ends';

/** What of a reading an answer shows. */
export interface Cut {
  events: Events;
  /** Where each event ends on a picture, epoch ms. */
  ends: Float64Array;
  /** Hold for exactly `rows`. */
  conditions: readonly Condition[];
  /** Ascending by time. */
  rows: Int32Array;
  notices: readonly Notice[];
  shortfalls: readonly string[];
}

export interface CutRules {
  /** Epoch ms, both inclusive. */
  from: number;
  to: number;
  lasts: boolean;
  filters: readonly CheckedFilter[];
  maxEvents: number;
  /** Events outside the range are worth a notice. */
  namesRuns: boolean;
}

/** Half a millisecond is less than any vendor's clock tells apart. */
const justBeside = 0.5;

/** Cuts events to the range, to the newest `maxEvents` of it, and by the filters, in this order. */
export async function cut(pieces: readonly Events[], rules: CutRules, host: Host): Promise<Cut> {
  const { from, to, maxEvents } = rules;
  const { columns } = host;
  const events = concatenateEvents(pieces, host);
  const time = events.time.values;
  const ends = shownEnds(events, rules.lasts, Math.min(host.now(), to), host);
  const conditions: Condition[] = [
    { kind: 'range', values: time, min: -Infinity, max: to },
    { kind: 'range', values: ends, min: from, max: Infinity },
  ];
  const inRange = columns.select(events.length, conditions);
  const notices = rules.namesRuns && inRange.length < events.length ? outside(events, ends, rules, host) : [];
  const shortfalls: string[] = [];
  if (inRange.length > maxEvents) {
    conditions.push({ kind: 'rows', rows: columns.order(inRange, time).subarray(-maxEvents) });
    shortfalls.push(
      `Only the newest ${digits(maxEvents)} of ${counted(inRange.length, 'event')} within the time range are used: narrow the query, or raise Most events (maxEvents).`
    );
  }
  conditions.push(...(await Promise.all(rules.filters.map((filter) => filterCondition(filter, events, host)))));
  const rows = columns.order(columns.select(events.length, conditions), time);
  return { events, ends, conditions, rows, notices, shortfalls };
}

function outside(events: Events, ends: Float64Array, { from, to }: CutRules, host: Host): Notice[] {
  const time = events.time.values;
  const { columns } = host;
  const before = columns.select(events.length, [
    { kind: 'range', values: ends, min: -Infinity, max: from - justBeside },
  ]);
  const after = columns.select(events.length, [{ kind: 'range', values: time, min: to + justBeside, max: Infinity }]);
  const parts = [
    ...(before.length > 0 ? [`${digits(before.length)} before it (${span(columns.order(before, time), time)})`] : []),
    ...(after.length > 0 ? [`${digits(after.length)} after it (${span(columns.order(after, time), time)})`] : []),
  ];
  return parts.length === 0
    ? []
    : [
        {
          severity: 'info',
          text: `Events of the selected runs outside the time range are not shown: ${parts.join(', ')}.`,
        },
      ];
}

function span(rows: Int32Array, time: Float64Array): string {
  const first = instant(time[rows[0] ?? -1] ?? NaN);
  const last = instant(time[rows[rows.length - 1] ?? -1] ?? NaN);
  return first === last ? first : `${first} to ${last}`;
}
