import { minus } from '../columns/minus';
import type { DictionaryColumn, NumberColumn } from '../seam/column';
import type { Host } from '../seam/host';
import { durationText } from '../sentences/duration';

const second = 1_000;
const minute = 60 * second;

/** How long each row lasted, in words; null where it did not, or has not ended. */
export function durationColumn(time: NumberColumn, end: NumberColumn, host: Host): DictionaryColumn {
  const { columns } = host;
  const took = minus(end, time, host);
  const { length } = took.values;
  const from = (least: number): Int32Array =>
    columns.select(length, [{ kind: 'range', values: took.values, min: least, max: Infinity }]);
  // Durations that are told alike become one, so that there are few: down to half of what is told.
  const rounded = columns.fill(
    columns.fill(columns.fill(took, from(second), down(took, 50)), from(minute), down(took, 500)),
    columns.select(length, [{ kind: 'range', values: took.values, min: -Infinity, max: 0 }]),
    NaN
  );
  const { codes, values } = columns.distinct(rounded.values);
  return { kind: 'dictionary', codes, values: Array.from(values, durationText) };

  function down(column: NumberColumn, step: number): NumberColumn {
    const steps = new Int32Array(columns.scale(column, 1 / step).values);
    return columns.scale({ kind: 'number', values: new Float64Array(steps) }, step);
  }
}
