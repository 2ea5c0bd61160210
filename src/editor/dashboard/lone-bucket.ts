import { FieldType, type DataFrame, type DataQueryRequest } from '@grafana/data';

/**
 * A series whose one bucket begins before the range, as a week's does in a range of a day, begins with the range: it counts what is
 * in it alone, and Grafana would say that the data lies outside.
 */
export function withLoneBucket(frame: DataFrame, { range }: Pick<DataQueryRequest, 'range'>): DataFrame {
  if (!frame.meta?.type?.startsWith('timeseries') || frame.length !== 1) {
    return frame;
  }
  const begun = (time: unknown) => Math.max(Number(time), range.from.valueOf());
  const fields = frame.fields.map((field) =>
    field.type === FieldType.time ? { ...field, values: field.values.map(begun) } : field
  );
  return { ...frame, fields };
}
