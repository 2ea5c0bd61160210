import { whereWord } from '../../../columns/where-word';
import type { Notes } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { quoted } from '../../../sentences/quoted';
import { logOutcome } from '../outcomes';
import { taskName } from '../requests';
import type { TaskRun } from '../requests';
import type { TaskLogPage } from './page';

/**
 * A task that failed before it logged that, or of which the newest logs say otherwise: more happened than is shown. What Opsera
 * says of the task may be said of another run than the one that was selected, where that one's logs tell of success.
 */
export function noteFailed(
  pages: readonly TaskLogPage[],
  { task, runCount }: TaskRun,
  { columns }: Host,
  notes: Notes
): void {
  const state = pages.map((page) => page.state).find((word = '') => logOutcome(word) === 'failure');
  const isLogged = (outcome: string): boolean =>
    pages.some(
      ({ events }) => columns.select(events.length, [whereWord(events.outcome, (word) => word === outcome)]).length > 0
    );
  if (state === undefined || isLogged('failure')) {
    return;
  }
  const text = `Opsera says ${quoted(state)} of task ${taskName(task)}, but none of the logs that it gives does: look at the task in Opsera itself.`;
  if (runCount !== undefined && isLogged('success')) {
    notes.notice(text);
  } else {
    notes.shortfall(text);
  }
}
