import { isOpen } from '../../model/event';
import { whereWord } from '../columns/where-word';
import type { Events } from '../events/events';
import type { Host } from '../seam/host';

/**
 * Where each event ends on a picture, epoch ms: its end; a point's time; for what still goes on, now or the end of the
 * range, whichever is earlier. What ends before it begins, as where one of its times has whole seconds only, ends where it
 * begins: else there are ranges side by side none of which holds it.
 */
export function shownEnds(events: Events, lasts: boolean, openEnd: number, { columns }: Host): Float64Array {
  const { end, time, outcome, length } = events;
  const goesOn = lasts ? columns.select(length, [whereWord(outcome, isOpen)]) : new Int32Array(0);
  const ends = columns.coalesce(end, columns.fill(time, goesOn, columns.clamp(time, openEnd, Infinity)));
  return columns.clamp(ends, time, NaN).values;
}
