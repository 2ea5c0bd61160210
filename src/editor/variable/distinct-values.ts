import {
  CoreApp,
  dateTime,
  getDefaultTimeRange,
  type DataFrame,
  type DataQueryRequest,
  type TimeRange,
} from '@grafana/data';
import type { GroupField } from '../../model/event';
import { groupFields } from '../../model/event';
import type { RuntrailQuery } from '../saved/query';

/** The query as one for distinct values; a field that has none falls back to the saved one. */
export function asValuesQuery(query: RuntrailQuery, valueField?: string): RuntrailQuery {
  const field: GroupField | undefined = groupFields.find((candidate) => candidate === valueField);
  return { ...query, format: 'values', ...(field && { valueField: field }) };
}

/** A request of our own, outside of panels; without a range the last six hours, as Grafana has it. */
export function valuesRequest(
  query: RuntrailQuery,
  valueField: string,
  range?: TimeRange
): DataQueryRequest<RuntrailQuery> {
  return {
    app: CoreApp.Unknown,
    requestId: `runtrail-values-${query.refId}-${valueField}`,
    interval: '1m',
    intervalMs: 60_000,
    range: range ?? getDefaultTimeRange(),
    scopedVars: {},
    startTime: dateTime().valueOf(),
    targets: [asValuesQuery(query, valueField)],
    timezone: 'utc',
  };
}

/** The column `value` of the format `values`. */
export function valuesInFrames(frames: readonly DataFrame[]): string[] {
  return frames
    .flatMap((frame) => frame.fields)
    .filter((field) => field.name === 'value')
    .flatMap((field) => field.values.map(String));
}
