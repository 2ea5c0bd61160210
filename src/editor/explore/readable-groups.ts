import { DataFrameType, FieldType, type DataFrame, type Field } from '@grafana/data';
import { partOf } from '../mixed-request';
import { text } from '../text';
import { pickedRows } from './picked-rows';

/**
 * Counts by group as people read them in Explore, where nobody can set up the table: the most first, and no group without a name.
 * The states of a run stay together.
 */
export function readableGroups(frame: DataFrame): DataFrame {
  const counts = frame.fields.find(({ name }) => name === 'count')?.values;
  if (!isCount(frame) || counts === undefined) {
    return frame;
  }
  const places = placesOfRuns(frame);
  const rows = Array.from(counts.keys()).sort(
    (a, b) => (places[a] ?? 0) - (places[b] ?? 0) || Number(counts[b]) - Number(counts[a])
  );
  const sorted = pickedRows(frame, rows);
  return namedGroups(sorted);
}

/** No group without a name: Grafana would give it the sentence that the panel says of nothing. */
export function namedGroups(frame: DataFrame): DataFrame {
  return isCount(frame) ? { ...frame, fields: frame.fields.map(named) } : frame;
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

/**
 * Counts with the letters of their queries where there are several, also in other data sources of a mixed request: Explore makes one
 * table of all, in which columns of one name are one, and rows that count alike.
 */
export function countsApart(frames: readonly DataFrame[], requestId: string | undefined): DataFrame[] {
  const counting = new Set(frames.filter(isCount).map(({ refId }) => refId));
  return counting.size > 1 || partOf(requestId) !== undefined
    ? frames.map((frame) => (isCount(frame) ? withLetter(frame) : frame))
    : [...frames];
}

function isCount({ meta }: DataFrame): boolean {
  return meta?.type === DataFrameType.NumericLong;
}

function withLetter(frame: DataFrame): DataFrame {
  const letter = ` #${frame.refId ?? ''}`;
  const fields = frame.fields.map((field) => (field.name === 'count' ? { ...field, name: `count${letter}` } : field));
  return { ...frame, fields };
}
