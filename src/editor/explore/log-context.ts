import {
  CoreApp,
  dateTime,
  LogRowContextQueryDirection,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type LogRowContextOptions,
  type LogRowModel,
} from '@grafana/data';
import type { RuntrailQuery } from '../saved/query';
import { answered } from '../answered';
import { pickedRows } from './picked-rows';
import { valuesOf } from './values-of';

const minute = 60_000;
const hour = 60 * minute;
/** Lines can be close together or days apart: looked for within the first of these that holds enough. */
const windows = [minute, 10 * minute, hour, 24 * hour, 7 * 24 * hour];
const usualLines = 50;
/** The limit keeps the newest of a range: what is next to the line must be among them. */
const mostLines = 10_000;
/** Of a time in nanoseconds, those behind its milliseconds. */
const nanosecondDigits = 6;

/** What is around a line: everything that its query reads, whatever it filters. */
export function contextQuery(query: RuntrailQuery): RuntrailQuery {
  return { ...query, format: 'logs', filters: [], hide: false };
}

/** The lines next to a line, newest first, without it: those after it (forward) or before it, in the order of the answer. */
export async function logContext(
  runQuery: (request: DataQueryRequest<RuntrailQuery>) => Promise<DataQueryResponse>,
  row: LogRowModel,
  { direction, limit = usualLines, timeWindowMs, scopedVars = {} }: LogRowContextOptions,
  query: RuntrailQuery
): Promise<DataQueryResponse> {
  const isForward = direction === LogRowContextQueryDirection.Forward;
  const tried = [
    ...windows.filter((window) => window < (timeWindowMs ?? Infinity)),
    ...(timeWindowMs === undefined ? [] : [timeWindowMs]),
  ];
  let answer: DataQueryResponse = { data: [] };
  for (const window of tried) {
    const request = { ...contextRequest(query, row, window, isForward), scopedVars };
    const asked = await answered(runQuery(request));
    const [frame] = asked.data.flatMap((data: DataFrame) => (isLines(data) ? [data] : []));
    if (frame !== undefined && isForward && answer.data.length > 0 && placeOf(row, frame) < 0) {
      // Of more lines than an answer holds it has the newest, not those next to the line, which a shorter range has.
      break;
    }
    answer = asked;
    if (frame === undefined) {
      continue;
    }
    const rows = neighbours(frame, row, isForward, request);
    const lines = isForward
      ? afterLine(pickedRows(frame, rows.slice(-limit)), row)
      : pickedRows(frame, rows.slice(0, limit));
    answer = { ...answer, data: [lines] };
    if (rows.length >= limit) {
      break;
    }
  }
  return answer;
}

function contextRequest(
  query: RuntrailQuery,
  { timeEpochMs: at }: LogRowModel,
  window: number,
  isForward: boolean
): Omit<DataQueryRequest<RuntrailQuery>, 'scopedVars'> {
  // A millisecond more: vendors tell times apart that Grafana's rows do not. The cut is made at the line itself.
  const from = dateTime(isForward ? at : at - window);
  const to = dateTime(isForward ? at + window : at + 1);
  return {
    app: CoreApp.Explore,
    requestId: `runtrail-context-${query.refId}-${isForward ? 'after' : 'before'}`,
    interval: '1m',
    intervalMs: 60_000,
    range: { from, to, raw: { from, to } },
    startTime: Date.now(),
    targets: [{ ...contextQuery(query), limit: mostLines }],
    timezone: 'utc',
  };
}

function isLines(frame: DataFrame): boolean {
  return frame.fields.some(({ name }) => name === 'timestamp');
}

/** Rows of an answer that stand on one side of a line; what began before the range is there but for its end. */
function neighbours(
  frame: DataFrame,
  row: LogRowModel,
  isForward: boolean,
  { range }: Pick<DataQueryRequest<RuntrailQuery>, 'range'>
): number[] {
  const times = valuesOf(frame, 'timestamp').map(Number);
  const place = placeOf(row, frame);
  const from = range.from.valueOf();
  return Array.from(times.keys()).filter((at) => {
    const time = times[at] ?? NaN;
    const isAfter = place < 0 ? time > row.timeEpochMs : at < place;
    const isBefore = place < 0 ? time < row.timeEpochMs : at > place;
    return isForward ? isAfter : isBefore && time >= from;
  });
}

/**
 * Grafana tells by the nanoseconds alone on which side of the line others stand, and shows none of them here: what comes after
 * it within its millisecond gets some, in its order.
 */
function afterLine(frame: DataFrame, { timeEpochMs, timeEpochNs }: LogRowModel): DataFrame {
  let last = Number(timeEpochNs.slice(-nanosecondDigits));
  const fields = frame.fields.map((field) => {
    if (field.name !== 'timestamp') {
      return field;
    }
    const nanos = field.values.map((_, at) => field.nanos?.[at] ?? 0);
    for (let at = nanos.length - 1; field.values[at] === timeEpochMs; at -= 1) {
      last = Math.max(nanos[at] ?? 0, last + 1);
      nanos[at] = last;
    }
    return { ...field, nanos };
  });
  return { ...frame, fields };
}

/** Of a line among those of an answer; -1 where it is not. */
function placeOf({ rowId, dataFrame, rowIndex }: LogRowModel, frame: DataFrame): number {
  return valuesOf(frame, 'id').indexOf(rowId ?? valuesOf(dataFrame, 'id')[rowIndex]);
}
