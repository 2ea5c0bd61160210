import { whole } from '../reading/reading';
import { badRequest } from '../sentences/answer-error';
import type { Run } from '../events/run';
import type { RunsRequest } from '../vendors/vendor';
import type { Question } from './question';
import { readRequest } from './read-events';

/** The runs that a query is about: the way of every format that is made of them. */
export async function readRuns(question: Question, wanted: RunsRequest['wanted']): Promise<readonly Run[]> {
  const { reader, format, client, notes, isEmpty } = question;
  if (reader.readRuns === undefined) {
    throw badRequest(`${reader.model.label} (${reader.model.id}) has no runs that ${format} could show.`);
  }
  return notes.take(isEmpty ? whole([]) : await reader.readRuns({ ...readRequest(question), wanted }, client));
}
