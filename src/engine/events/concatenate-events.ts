import type { JsonColumn } from '../seam/column';
import type { Host } from '../seam/host';
import { emptyEvents } from './empty-events';
import { Events } from './events';

/** The pieces one after another; `details` only when every piece that holds an event has them. */
export function concatenateEvents(all: readonly Events[], host: Host): Events {
  const pieces = all.filter(({ length }) => length > 0);
  const [first, ...others] = pieces;
  if (first === undefined) {
    return all[0] ?? emptyEvents(host);
  }
  if (others.length === 0) {
    return first;
  }
  const { columns } = host;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return new Events(length, {
    ...columns.concatenateEach(always, pieces),
    ...(pieces.every(isDetailed) && columns.concatenateEach(['details'], pieces)),
  });
}

/** What all events have. */
const always = ['time', 'end', 'event', 'outcome', 'effect', 'actor', 'target', 'run', 'message', 'eventId'] as const;

function isDetailed(events: Events): events is Events & { details: JsonColumn } {
  return events.details !== undefined;
}
