import type { VendorClient } from '../../../client/client';
import { whereWord } from '../../../columns/where-word';
import type { Notes } from '../../../reading/reading';
import { quoted } from '../../../sentences/quoted';
import type { ReadRequest } from '../../vendor';
import { logOutcome } from '../outcomes';
import { taskName, type TaskRun } from '../requests';
import { ofTask } from './of-task';
import type { TaskLogPage } from './page';

/**
 * A task that failed before it logged that, or of which the newest logs say otherwise: more happened than is shown. Not so where
 * logs tell of success and it is said of another run than the one that was selected, or was said before the range began.
 */
export function noteFailed(
  pages: readonly TaskLogPage[],
  run: TaskRun,
  { from }: ReadRequest,
  client: VendorClient,
  notes: Notes
): void {
  const { columns } = client.host;
  const state = pages.map((page) => page.state).find((word = '') => logOutcome(word) === 'failure');
  const since = failedSince(run, state !== undefined, client);
  const isLogged = (outcome: string): boolean =>
    pages.some((page) => {
      const { events } = page;
      const ofOutcome = whereWord(events.outcome, (word) => word === outcome);
      return columns.select(events.length, [ofOutcome, ...ofTask(run, page)]).length > 0;
    });
  if (state === undefined || isLogged('failure')) {
    return;
  }
  const text = `Opsera says ${quoted(state)} of task ${taskName(run.task)}, but none of the logs that it gives does: look at the task in Opsera itself.`;
  if ((run.runCount !== undefined || since < from) && isLogged('success')) {
    notes.notice(text);
  } else {
    notes.shortfall(text);
  }
}

/** Epoch ms: when the first of the readings was that all told of a failure; remembered as long as there is memory, for alert rules too. */
function failedSince(run: TaskRun, isFailed: boolean, client: VendorClient): number {
  return client.remember<number>(`task failed ${JSON.stringify(run)}`, (before) => ({
    value: isFailed ? (before ?? client.host.now()) : Infinity,
    bytes: 20,
    records: isFailed ? 1 : 0,
  }));
}
