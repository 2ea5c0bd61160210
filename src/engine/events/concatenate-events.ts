import type { Host } from '../seam/host';
import { emptyEvents } from './empty-events';
import { Events } from './events';
import { mapColumns } from './map-columns';

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
  const { concatenate } = host.columns;
  return new Events(
    pieces.reduce((sum, { length }) => sum + length, 0),
    mapColumns(pieces, { number: concatenate, dictionary: concatenate, text: concatenate, json: concatenate })
  );
}
