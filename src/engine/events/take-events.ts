import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import type { Host } from '../seam/host';
import { Events } from './events';

/** Why rows are left out. */
export type Because =
  /** The same event is in another row or piece. */
  | 'repeated'
  /** Another event says the same and more, as the one that ended it does of what began. */
  | 'replaced'
  | 'outsideRange'
  /** There are more than may be held, of which a shortfall tells already. */
  | 'beyondLimit'
  /** The selection or the query leaves it out. */
  | 'notAskedFor'
  /** None is: they are put in another order. */
  | 'reordered'
  /** None of these: events are lost, which is a shortfall. */
  | { lost: Countable; notes: Notes };

/** Some rows of the events, in the order of `rows`. Whoever leaves events out says why. */
export function takeEvents(events: Events, rows: Int32Array, host: Host, because: Because): Events {
  if (typeof because === 'object') {
    because.notes.counted('shortfall', because.lost, events.length - rows.length);
  }
  const { take } = host.columns;
  const { time, end, event, outcome, effect, actor, target, run, message, eventId, details } = events;
  return new Events(rows.length, {
    time: take(time, rows),
    end: take(end, rows),
    event: take(event, rows),
    outcome: take(outcome, rows),
    effect: take(effect, rows),
    actor: take(actor, rows),
    target: take(target, rows),
    run: take(run, rows),
    message: take(message, rows),
    eventId: take(eventId, rows),
    ...(details && { details: take(details, rows) }),
  });
}
