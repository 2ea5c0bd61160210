import { everyTask, type taskLogs } from '../../../../model/vendors/opsera';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../given-runs';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { onlySomeRuns } from '../../../sentences/limits';
import type { ReadRequest } from '../../vendor';
import { listedTasks } from '../options';
import { formerTasks } from './former-tasks';
import type { TaskRun } from '../requests';

export interface ChosenRun {
  run: TaskRun;
  /** Its task was listed before and is not any more. */
  isFormer: boolean;
}

/** The runs that a selection asks for, `maxRuns` of them at most, by the name that messages call them. */
export async function chooseRuns(
  { selection, from }: ReadRequest<typeof taskLogs>,
  client: VendorClient,
  notes: Notes
): Promise<ReadonlyMap<string, ChosenRun>> {
  const named = selection.taskIds.filter((id) => id !== everyTask);
  const given: ReadonlyArray<TaskRun['task']> = [
    ...named.map((id) => ({ id })),
    ...selection.taskNames.map((name) => ({ name })),
  ];
  const { runCounts } = selection;
  const { maxRuns } = client.settings;
  const count = given.length * Math.max(1, runCounts.length);
  const runs = givenRuns('task run', runsOf(given, runCounts, maxRuns), client, notes, count);
  let former: ReadonlySet<string> = new Set();
  if (named.length < selection.taskIds.length) {
    const listed = notes.take(await listedTasks(client)).map(({ value }) => value);
    former = new Set(formerTasks(listed, from, client));
    const found = otherTasks([...listed, ...former], named);
    const more = runsOf(found, runCounts, maxRuns - runs.length);
    const all = found.length * Math.max(1, runCounts.length);
    if (more.length < all) {
      const word = runCounts.length > 0 ? 'listed task run' : 'listed task';
      notes.shortfall(onlySomeRuns('first', more.length, plural(all, word)));
    }
    runs.push(...more);
  }
  return new Map(
    runs.map((run) => [labelOf(run), { run, isFormer: 'id' in run.task && former.has(run.task.id) }] as const)
  );
}

/** Those beside the tasks given. */
function otherTasks(all: readonly string[], given: readonly string[]): Array<{ id: string }> {
  const known = new Set(given.map((id) => id.toLowerCase()));
  return all.filter((id) => !known.has(id.toLowerCase())).map((id) => ({ id }));
}

/** Not all of them are made: lists multiply to millions. */
function runsOf(tasks: ReadonlyArray<TaskRun['task']>, runCounts: readonly string[], most: number): TaskRun[] {
  const counts: ReadonlyArray<string | undefined> = runCounts.length > 0 ? runCounts : [undefined];
  return Array.from({ length: Math.min(tasks.length * counts.length, most) }, (_, n): TaskRun[] => {
    const task = tasks[Math.floor(n / counts.length)];
    return task === undefined ? [] : [{ task, runCount: counts[n % counts.length] }];
  }).flat();
}

function labelOf({ task, runCount }: TaskRun): string {
  return `${'id' in task ? task.id : JSON.stringify(task.name)}${runCount === undefined ? '' : ` #${runCount}`}`;
}
