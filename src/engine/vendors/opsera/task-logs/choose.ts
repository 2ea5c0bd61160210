import type { taskLogs } from '../../../../model/vendors/opsera';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../../client/given-runs';
import type { Notes } from '../../../reading/reading';
import type { ReadRequest } from '../../vendor';
import type { TaskRun } from '../requests';

/** The first `maxRuns` of the runs that a selection asks for, by the name that messages call them. */
export function chooseRuns(
  { selection }: ReadRequest<typeof taskLogs>,
  client: VendorClient,
  notes: Notes
): ReadonlyMap<string, TaskRun> {
  const tasks: Array<TaskRun['task']> = [
    ...selection.taskIds.map((id) => ({ id })),
    ...selection.taskNames.map((name) => ({ name })),
  ];
  const given = selection.runCounts;
  const runCounts: ReadonlyArray<string | undefined> = given.length > 0 ? given : [undefined];
  const all = tasks.flatMap((task) => runCounts.map((runCount): TaskRun => ({ task, runCount })));
  return new Map(givenRuns('task run', all, client, notes).map((run) => [labelOf(run), run]));
}

function labelOf({ task, runCount }: TaskRun): string {
  return `${'id' in task ? task.id : JSON.stringify(task.name)}${runCount === undefined ? '' : ` #${runCount}`}`;
}
