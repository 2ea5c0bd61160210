import type { Events } from '../events/events';
import type { Host } from '../seam/host';

/**
 * Rows from the newest to the oldest, those of the same time by their ids: whatever else was read with them, lines keep
 * their order, so that a link to one still finds it.
 */
export function newestFirst({ time, eventId }: Events, rows: Int32Array, { columns }: Host): Int32Array {
  return columns.order(columns.order(rows, eventId), time.values).reverse();
}
