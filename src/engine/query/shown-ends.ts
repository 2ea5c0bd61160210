import { isOpen } from '../../model/event';
import { whereWord } from '../columns/where-word';
import type { Events } from '../events/events';
import type { Host } from '../seam/host';

/**
 * Where each event ends on a picture, epoch ms: its end; a point's time; for what still goes on, now or the end of the
 * range, whichever is earlier.
 */
export function shownEnds(events: Events, lasts: boolean, openEnd: number, { columns }: Host): Float64Array {
  const { end, time, outcome, length } = events;
  const goesOn = lasts ? columns.select(length, [whereWord(outcome, isOpen)]) : new Int32Array(0);
  return columns.coalesce(end, columns.fill(time, goesOn, columns.clamp(time, openEnd, Infinity))).values;
}
