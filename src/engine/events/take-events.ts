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
  const columns = mapColumns([events], {
    number: (of) => take(only(of), rows),
    dictionary: (of) => take(only(of), rows),
    text: (of) => take(only(of), rows),
    json: (of) => take(only(of), rows),
  });
  return new Events(rows.length, columns);
}

function only<C>([column]: readonly C[]): C {
  if (column === undefined) {
    throw new TypeError('One piece has one column a field.');
  }
  return column;
}
