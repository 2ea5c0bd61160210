import { columnBytes } from '../columns/column-bytes';
import type { Events } from './events';

/** Bytes of a piece beside its columns. */
const pieceBytes = 1_000;

/** What keeping events costs, in pieces as they were read. */
export function eventsBytes(pieces: readonly Events[]): number {
  let sum = 0;
  for (const piece of pieces) {
    sum += pieceBytes;
    const { time, end, event, outcome, effect, actor, target, run, message, eventId, details } = piece;
    for (const column of [time, end, event, outcome, effect, actor, target, run, message, eventId, details]) {
      sum += column === undefined ? 0 : columnBytes(column);
    }
  }
  return sum;
}
