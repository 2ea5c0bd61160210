import type { DataFrame, Field } from '@grafana/data';
import { pickedRows } from './picked-rows';

/**
 * A table of events as people read it in Explore, where nobody can set up the table: newest first, though frames are oldest
 * first, and without columns that are empty in all rows. The frame keeps them.
 */
export function readableTable(frame: DataFrame): DataFrame {
  const isEvents = frame.fields.some(({ name }) => name === 'eventId');
  if (frame.meta?.preferredVisualisationType !== 'table' || !isEvents || frame.length === 0) {
    return frame;
  }
  const newestFirst = pickedRows(
    frame,
    Array.from({ length: frame.length }, (_, row) => frame.length - 1 - row)
  );
  return { ...newestFirst, fields: newestFirst.fields.map((field) => (isEmpty(field) ? hidden(field) : field)) };
}

function isEmpty({ values }: Field<unknown>): boolean {
  return values.every((value) => value === null || value === undefined || value === '');
}

function hidden(field: Field): Field {
  const own: unknown = field.config.custom;
  const custom = { ...(typeof own === 'object' ? own : {}), hideFrom: { viz: true, legend: false, tooltip: false } };
  return { ...field, config: { ...field.config, custom } };
}
