import { concatenateEvents } from '../events/concatenate-events';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import type { Notes } from '../reading/reading';
import type { Condition, Host } from '../seam/host';
import { plural } from '../sentences/counts';

/** The vendor's events and those of the archive as one, each event once: as the vendor tells it, where it does. */
export function mergeArchived(
  ofVendor: readonly Events[],
  archived: Events,
  lasts: boolean,
  host: Host,
  notes: Notes
): Events {
  const { columns } = host;
  const events = concatenateEvents([...ofVendor, archived], host);
  const first = columns.firstOfEach(columns.select(events.length, []), events.eventId);
  if (lasts) {
    const fromArchive = first.filter((row) => row >= events.length - archived.length);
    const open = columns.select(events.length, [{ kind: 'rows', rows: fromArchive }, ...goingOn(events, host)]);
    notes.counted('shortfall', neverEnded, open.length);
  }
  return first.length === events.length ? events : takeEvents(events, first, host, 'repeated');
}

/** What has no end yet. */
function goingOn({ outcome, end, length }: Events, { columns }: Host): Condition[] {
  const allowed = Uint8Array.from(['', ...outcome.values], (word) =>
    word === 'running' || word === 'waiting' ? 1 : 0
  );
  const withoutEnd = columns.fill(
    { kind: 'number', values: new Float64Array(length) },
    columns.select(length, [{ kind: 'range', values: end.values, min: -Infinity, max: Infinity }]),
    NaN
  ).values;
  return [
    { kind: 'codes', codes: outcome.codes, allowed },
    { kind: 'range', values: withoutEnd, min: 0, max: 0 },
  ];
}

const neverEnded = {
  key: 'archived events without an end',
  sentence: (count: number) =>
    `${plural(count, 'event')} of the archive still went on when ${count === 1 ? 'it was' : 'they were'} archived, and nothing says how ${count === 1 ? 'it' : 'they'} ended.`,
};
