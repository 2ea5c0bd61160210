import { FieldType, type DataFrame, type DataQueryRequest, type Field } from '@grafana/data';
import { withCustom } from '../explore/with-custom';

const widerThanAnyPanel = 10_000;

/**
 * A series whose one bucket begins before the range, as a week's does in a range of a day: in a graph it begins with the range and
 * is as wide. It counts what is in it alone, and Grafana would say that the data lies outside.
 */
export function withLoneBucket(
  frame: DataFrame,
  { panelPluginId, range }: Pick<DataQueryRequest, 'panelPluginId' | 'range'>
): DataFrame {
  const isSeries = frame.meta?.type?.startsWith('timeseries') === true;
  if (panelPluginId !== 'timeseries' || !isSeries || frame.length !== 1) {
    return frame;
  }
  const [from, to] = [range.from.valueOf(), range.to.valueOf()];
  const isBefore = frame.fields.some(({ type, values }) => type === FieldType.time && Number(values[0]) < from);
  const fields = frame.fields.map((field) =>
    field.type === FieldType.time ? { ...field, values: [from, to] } : inWideBar(field)
  );
  return isBefore ? { ...frame, fields, length: 2 } : frame;
}

/** Nothing follows it. Grafana's bars are not as wide by themselves. */
function inWideBar(field: Field<unknown>): Field {
  return { ...withCustom(field, { barMaxWidth: widerThanAnyPanel }), values: [field.values[0], null] };
}
