import {
  CoreApp,
  dateTime,
  getDefaultTimeRange,
  type DataFrame,
  type DataQueryRequest,
  type TimeRange,
} from '@grafana/data';
import { groupFields, type GroupField } from '../../model/event';
import { isRunnable } from '../saved/default-query';
import type { RuntrailQuery } from '../saved/query';
import { entriesOf } from '../saved/selection';
import { queryTypeWithId } from '../saved/vendor-of';

/** The query as one for distinct values; a field that has none falls back to the saved one. */
export function asValuesQuery(query: RuntrailQuery, valueField?: string): RuntrailQuery {
  const field: GroupField | undefined = groupFields.find((candidate) => candidate === valueField);
  return { ...query, format: 'values', ...(field && { valueField: field }) };
}

/** Queries of one request: a dashboard may have many that differ in how they show the same. */
const mostQueries = 10;

/** What queries read, for the distinct values in all of it: once each, whatever they show of it. */
export function distinctReads(queries: readonly RuntrailQuery[]): RuntrailQuery[] {
  const reads = new Map<string, RuntrailQuery>();
  queries.filter(isRunnable).forEach(({ version, queryType, filters = [], ...query }) => {
    const lists = queryTypeWithId(queryType)?.queryType.selection ?? [];
    const selection = Object.fromEntries(lists.map((list) => [list.key, entriesOf(query, list)]));
    const read = { ...(version !== undefined && { version }), ...(queryType && { queryType }), filters, ...selection };
    const key = JSON.stringify(read);
    reads.set(key, reads.get(key) ?? { refId: `values ${reads.size}`, ...read });
  });
  return [...reads.values()].slice(0, mostQueries);
}

let requests = 0;

/** A request of our own, outside of panels; without a range the last six hours, as Grafana has it. */
export function valuesRequest(
  queries: readonly RuntrailQuery[],
  valueField: string,
  range?: TimeRange
): DataQueryRequest<RuntrailQuery> {
  return {
    app: CoreApp.Unknown,
    // Of two requests of one name Grafana ends the first.
    requestId: `runtrail-values-${++requests}`,
    interval: '1m',
    intervalMs: 60_000,
    range: range ?? getDefaultTimeRange(),
    scopedVars: {},
    startTime: dateTime().valueOf(),
    targets: queries.map((query) => asValuesQuery(query, valueField)),
    timezone: 'utc',
  };
}

/** The column `value` of the format `values`, each value once. */
export function valuesInFrames(frames: readonly DataFrame[]): string[] {
  const fields = frames.flatMap((frame) => frame.fields).filter((field) => field.name === 'value');
  return [...new Set(fields.flatMap((field) => field.values.map(String)))];
}
