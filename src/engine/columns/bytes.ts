import type { Events } from '../events/events';
import type { Column } from '../seam/column';

/** What keeping a column costs. */
export function columnBytes(column: Column): number {
  switch (column.kind) {
    case 'dictionary':
      return column.codes.byteLength + column.values.reduce((sum, value) => sum + 2 * value.length + 16, 0);
    case 'number':
      return column.values.byteLength;
    case 'text':
    case 'json':
      return column.bytes;
    default:
      return column satisfies never;
  }
}

/** What keeping events costs, in pieces as they were read. */
export function eventsBytes(pieces: readonly Events[]): number {
  let sum = 0;
  for (const piece of pieces) {
    const { time, end, event, outcome, effect, actor, target, run, message, eventId, details } = piece;
    for (const column of [time, end, event, outcome, effect, actor, target, run, message, eventId]) {
      sum += columnBytes(column);
    }
    sum += details === undefined ? 0 : columnBytes(details);
  }
  return sum;
}
