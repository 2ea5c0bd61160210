import type { Host } from '../seam/host';
import type { Events } from './events';

/** Whether an event of this id and time is among them. */
export function hasEvent(
  { id, time }: { id: string; time: number },
  pieces: readonly Events[],
  { columns }: Host
): boolean {
  return pieces.some(({ length, time: { values }, eventId }) => {
    const rows = columns.select(length, [{ kind: 'range', values, min: time, max: time }]);
    return columns.texts(eventId, rows).includes(id);
  });
}
