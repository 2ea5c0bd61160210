import { whereWord } from '../../../columns/where-word';
import type { Notes } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { quoted } from '../../../sentences/quoted';
import { logOutcome } from '../outcomes';
import { taskName } from '../requests';
import type { TaskRun } from '../requests';
import type { TaskLogPage } from './page';

/** A task that failed before it logged that, or of which the newest logs say otherwise: more happened than is shown. */
export function noteFailed(pages: readonly TaskLogPage[], { task }: TaskRun, { columns }: Host, notes: Notes): void {
  const state = pages.map((page) => page.state).find((word = '') => logOutcome(word) === 'failure');
  const isFailure = (word: string) => word === 'failure';
  const isLogged = pages.some(
    ({ events }) => columns.select(events.length, [whereWord(events.outcome, isFailure)]).length > 0
  );
  if (state !== undefined && !isLogged) {
    notes.shortfall(
      `Opsera says ${quoted(state)} of task ${taskName(task)}, but none of the logs that it gives does: look at the task in Opsera itself.`
    );
  }
}
