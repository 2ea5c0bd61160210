import { concatenateEvents } from '../events/concatenate-events';
import type { Events } from '../events/events';
import { goesOn } from '../events/still-open';
import { takeEvents } from '../events/take-events';
import type { Notes } from '../reading/reading';
import type { Host } from '../seam/host';
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
    const open = columns.select(events.length, [{ kind: 'rows', rows: fromArchive }, ...goesOn(events, host)]);
    notes.counted('shortfall', neverEnded, open.length);
  }
  return first.length === events.length ? events : takeEvents(events, first, host, 'repeated');
}

const neverEnded = {
  key: 'archived events without an end',
  sentence: (count: number) =>
    `${plural(count, 'event')} of the archive still went on when ${count === 1 ? 'it was' : 'they were'} archived, and nothing says how ${count === 1 ? 'it' : 'they'} ended.`,
};
