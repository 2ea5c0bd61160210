import { AnswerError } from '../sentences/answer-error';
import type { Host } from '../seam/host';
import type { QueryResult } from '../seam/protocol';
import { outOfTimeError } from '../sentences/out-of-time';
import type { Place } from '../sentences/place';
import { CallEnded } from '../client/call-ended';

/** Turns any error into one that people may see; what they must not see goes to the log alone. */
export function answerErrorOf(error: unknown, place: Place, host: Host): AnswerError {
  if (error instanceof AnswerError) {
    return error;
  }
  if (error instanceof CallEnded) {
    return error.reason === 'deadline' ? outOfTimeError(place) : new AnswerError('The query was cancelled.', 499);
  }
  return bug(error, host);
}

/** A fault of the plugin itself. */
function bug(error: unknown, host: Host): AnswerError {
  const details =
    error instanceof Error ? { error: error.message, stack: error.stack ?? '' } : { error: String(error) };
  host.log('error', 'The engine failed', details);
  return new AnswerError(
    'Runtrail itself made a mistake; the details are in the log of the Grafana server. Please report it.',
    500,
    'plugin'
  );
}

/** An error as a result; the calls that led to it stand on a frame without fields. */
export function errorResult(refId: string, error: AnswerError, executed: string | undefined): QueryResult {
  return {
    refId,
    status: error.status,
    error: error.message,
    errorSource: error.source,
    frames: [{ meta: executed === undefined ? {} : { executedQueryString: executed }, fields: [] }],
  };
}
