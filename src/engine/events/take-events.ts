import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import type { Host } from '../seam/host';
import { Events } from './events';
import { mapColumns } from './map-columns';

/** Why rows are left out. */
export type Because =
  /** The same event is in another row or piece. */
  | 'repeated'
  /** Another event says the same and more, as the one that ended it does of what began. */
  | 'replaced'
  | 'outsideRange'
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
  // One column alone is concatenated to itself.
  const { concatenate, take } = host.columns;
  const columns = mapColumns([events], {
    number: (of) => take(concatenate(of), rows),
    dictionary: (of) => take(concatenate(of), rows),
    text: (of) => take(concatenate(of), rows),
    json: (of) => take(concatenate(of), rows),
  });
  return new Events(rows.length, columns);
}
