import { FieldType, type DataFrame, type DataQueryRequest, type Field, type TimeRange } from '@grafana/data';
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
  if (panelPluginId !== 'timeseries' || !isLoneBefore(frame, range)) {
    return frame;
  }
  const times = [range.from.valueOf(), range.to.valueOf()];
  const fields = frame.fields.map((field) =>
    field.type === FieldType.time ? { ...field, values: times } : inWideBar(field)
  );
  return { ...frame, fields, length: 2 };
}

/** The same in Explore, whose table beside the graph is to have no row of nothing. */
export function withLoneRow(frame: DataFrame, { range }: Pick<DataQueryRequest, 'range'>): DataFrame {
  if (!isLoneBefore(frame, range)) {
    return frame;
  }
  const fields = frame.fields.map((field) =>
    field.type === FieldType.time
      ? { ...field, values: [range.from.valueOf()] }
      : withCustom(field, { barMaxWidth: widerThanAnyPanel, barWidthFactor: 1 })
  );
  return { ...frame, fields };
}

function isLoneBefore({ meta, length, fields }: DataFrame, { from }: TimeRange): boolean {
  const isSeries = meta?.type?.startsWith('timeseries') === true;
  const isBefore = ({ type, values }: Field): boolean => type === FieldType.time && Number(values[0]) < from.valueOf();
  return isSeries && length === 1 && fields.some(isBefore);
}

/** Nothing follows it. Grafana's bars are not as wide by themselves. */
function inWideBar(field: Field<unknown>): Field {
  return { ...withCustom(field, { barMaxWidth: widerThanAnyPanel }), values: [field.values[0], null] };
}
