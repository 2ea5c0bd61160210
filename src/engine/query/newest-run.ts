import { drawnRun, groupedNotice } from '../frames/drawn-run';
import type { DrawnRun, Picture } from '../frames/drawn-run';
import type { Question } from './question';
import { readRuns } from './read-runs';

/** The newest of the runs that a query is about, drawn; undefined where there is none. */
export async function newestRun(question: Question, picture: Picture): Promise<DrawnRun | undefined> {
  const { envelope, client } = question;
  const [run] = await readRuns(question, 'newest');
  if (run === undefined) {
    return undefined;
  }
  const notice = groupedNotice(run, picture);
  if (notice !== undefined) {
    question.notes.notice(notice);
  }
  return drawnRun(run, Math.min(client.host.now(), envelope.to), picture, client.host);
}
