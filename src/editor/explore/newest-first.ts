import type { DataFrame } from '@grafana/data';
import { pickedRows } from './picked-rows';

/** A table of events as people read it; Explore cannot be told to sort, and frames are oldest first. */
export function newestFirst(frame: DataFrame): DataFrame {
  const isEvents = frame.fields.some(({ name }) => name === 'eventId');
  return frame.meta?.preferredVisualisationType === 'table' && isEvents
    ? pickedRows(
        frame,
        Array.from({ length: frame.length }, (_, row) => frame.length - 1 - row)
      )
    : frame;
}
