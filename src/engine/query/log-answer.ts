import type { ConnectionClient } from '../client/connection-client';
import { columnLength } from '../columns/column-length';
import type { FieldValues, Frame, QueryResult } from '../seam/protocol';
import type { Question } from './question';

/** One line a query for who looks for why one is slow: nothing in it tells of persons. @param began epoch ms */
export function logAnswer(
  { refId, status, frames }: QueryResult,
  question: Question | undefined,
  began: number,
  { host, calls }: ConnectionClient
): void {
  host.log('debug', 'Query answered', {
    refId,
    ...(question && { queryType: question.reader.model.id, format: question.format }),
    status,
    rows: frames.reduce((sum, frame) => sum + rowsOf(frame), 0),
    ...calls.figures(),
    ms: host.now() - began,
  });
}

function rowsOf({ rows, fields }: Frame): number {
  const [first] = fields;
  return rows?.length ?? (first === undefined ? 0 : lengthOf(first.values));
}

function lengthOf(values: FieldValues): number {
  return 'kind' in values ? columnLength(values) : values.length;
}
