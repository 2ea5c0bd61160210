import { whole } from '../reading/reading';
import { drawnRun } from '../frames/drawn-run';
import type { DrawnRun } from '../frames/drawn-run';
import { groupedNotice } from '../frames/run-nodes';
import { AnswerError } from '../sentences/answer-error';
import type { Question } from './question';
import { readRequest } from './read-events';

/** The newest of the runs that a query is about, drawn; undefined where there is none. @param most nodes drawn one by one */
export async function newestRun(question: Question, most: number): Promise<DrawnRun | undefined> {
  const { reader, envelope, emptied, client, notes, filters, format } = question;
  if (reader.readRuns === undefined) {
    throw new AnswerError(`${reader.model.label} (${reader.model.id}) has no runs that ${format} could show.`, 400);
  }
  const { from, to } = envelope;
  const isEmpty = emptied.length > 0 || to < from;
  const [run] = notes.take(
    isEmpty ? whole([]) : await reader.readRuns({ ...readRequest(question), wanted: 'newest' }, client)
  );
  if (filters.length > 0) {
    notes.notice(`Filters do not narrow ${format}: it shows a run as a whole.`);
  }
  if (run === undefined) {
    return undefined;
  }
  const drawn = drawnRun(run, Math.min(client.host.now(), to), most, client.host);
  noteGroups(drawn, most, question);
  return drawn;
}

function noteGroups({ nodes, parts }: DrawnRun, most: number, question: Question): void {
  const notice = groupedNotice(nodes, most);
  if (notice !== undefined) {
    question.notes.notice(notice);
  }
  parts.forEach((part) => noteGroups(part, most, question));
}
