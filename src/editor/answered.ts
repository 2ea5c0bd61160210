import type { DataFrame, DataQueryError } from '@grafana/data';

interface Answer {
  data: DataFrame[];
  errors?: DataQueryError[];
  /** In place of the list where the call itself failed. */
  error?: DataQueryError;
}

/**
 * An answer; rejects where it is but an error, which Grafana puts beside the data: nothing read is not nothing there. The frame
 * of an error has no fields.
 */
export async function answered<A extends Answer>(asked: Promise<A>): Promise<A> {
  const answer = await asked;
  const error = answer.errors?.[0] ?? answer.error;
  if (error !== undefined && answer.data.every(({ fields }) => fields.length === 0)) {
    throw new Error(error.message ?? error.data?.message ?? error.statusText);
  }
  return answer;
}
