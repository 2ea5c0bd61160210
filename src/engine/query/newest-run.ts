import { drawnRun } from '../frames/drawn-run';
import type { DrawnRun } from '../frames/drawn-run';
import { groupedNotice } from '../frames/run-nodes';
import type { Question } from './question';
import { readRuns } from './read-runs';

/** The newest of the runs that a query is about, drawn; undefined where there is none. @param most nodes drawn one by one */
export async function newestRun(question: Question, most: number): Promise<DrawnRun | undefined> {
  const { envelope, client } = question;
  const [run] = await readRuns(question, 'newest');
  if (run === undefined) {
    return undefined;
  }
  const drawn = drawnRun(run, Math.min(client.host.now(), envelope.to), most, client.host);
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
