import { DataFrameType, FieldType, type DataFrame, type Field } from '@grafana/data';
import { text } from '../text';
import { pickedRows } from './picked-rows';

/**
 * Counts by group as people read them in Explore, where nobody can set up the table: the most first, and no group without a name.
 * The states of a run stay together.
 */
export function readableGroups(frame: DataFrame): DataFrame {
  const counts = frame.fields.find(({ name }) => name === 'count')?.values;
  if (frame.meta?.type !== DataFrameType.NumericLong || counts === undefined) {
    return frame;
  }
  const places = placesOfRuns(frame);
  const rows = Array.from(counts.keys()).sort(
    (a, b) => (places[a] ?? 0) - (places[b] ?? 0) || Number(counts[b]) - Number(counts[a])
  );
  const sorted = pickedRows(frame, rows);
  return { ...sorted, fields: sorted.fields.map(named) };
}

/** Of each row of a progress, in the order in which its runs come; of other counts none. */
function placesOfRuns({ fields }: DataFrame): number[] {
  const isProgress = fields.some(({ name }) => name === 'state');
  const runs: unknown[] = (isProgress && fields.find(({ name }) => name === 'run')?.values) || [];
  const places = new Map([...new Set(runs)].map((run, place) => [run, place]));
  return runs.map((run) => places.get(run) ?? 0);
}

function named(field: Field): Field {
  return field.type === FieldType.string
    ? { ...field, config: { ...field.config, noValue: text.explore.noGroup } }
    : field;
}
