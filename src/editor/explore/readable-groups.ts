import { DataFrameType, FieldType, type DataFrame, type Field } from '@grafana/data';
import { text } from '../text';
import { pickedRows } from './picked-rows';

/** Counts by group as people read them in Explore, where nobody can set up the table: the most first, and no group without a name. */
export function readableGroups(frame: DataFrame): DataFrame {
  const counts = frame.fields.find(({ name }) => name === 'count')?.values;
  if (frame.meta?.type !== DataFrameType.NumericLong || counts === undefined) {
    return frame;
  }
  const rows = Array.from(counts.keys()).sort((a, b) => Number(counts[b]) - Number(counts[a]));
  const sorted = pickedRows(frame, rows);
  return { ...sorted, fields: sorted.fields.map(named) };
}

function named(field: Field): Field {
  return field.type === FieldType.string
    ? { ...field, config: { ...field.config, noValue: text.explore.noGroup } }
    : field;
}
