import type { Events } from './events';
import type { Host } from '../seam/host';

/** Some rows of the events, in their order. */
export function takeEvents(events: Events, rows: Int32Array, host: Host): Events {
  const { take } = host.columns;
  return {
    length: rows.length,
    time: take(events.time, rows),
    end: take(events.end, rows),
    event: take(events.event, rows),
    outcome: take(events.outcome, rows),
    effect: take(events.effect, rows),
    actor: take(events.actor, rows),
    target: take(events.target, rows),
    run: take(events.run, rows),
    message: take(events.message, rows),
    eventId: take(events.eventId, rows),
    ...(events.details === undefined ? {} : { details: take(events.details, rows) }),
  };
}
