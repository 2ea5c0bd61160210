import type { Events } from './events';
import type { Host } from '../seam/host';
import type { DictionaryColumn, JsonColumn } from '../seam/column';
import { emptyEvents } from './empty-events';

/** The pieces one after another; `details` only when every piece has them. */
export function concatenateEvents(pieces: readonly Events[], host: Host): Events {
  const [first, ...others] = pieces;
  if (first === undefined) {
    return emptyEvents(host);
  }
  if (others.length === 0) {
    return first;
  }
  const { concatenate } = host.columns;
  const words = (key: 'event' | 'outcome' | 'effect' | 'actor' | 'target' | 'run'): DictionaryColumn =>
    concatenate(pieces.map((piece) => piece[key]));
  const details = pieces.map((piece) => piece.details).filter((column): column is JsonColumn => column !== undefined);
  return {
    length: pieces.reduce((sum, piece) => sum + piece.length, 0),
    time: concatenate(pieces.map((piece) => piece.time)),
    end: concatenate(pieces.map((piece) => piece.end)),
    event: words('event'),
    outcome: words('outcome'),
    effect: words('effect'),
    actor: words('actor'),
    target: words('target'),
    run: words('run'),
    message: concatenate(pieces.map((piece) => piece.message)),
    eventId: concatenate(pieces.map((piece) => piece.eventId)),
    ...(details.length === pieces.length ? { details: concatenate(details) } : {}),
  };
}
