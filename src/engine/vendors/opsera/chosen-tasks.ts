import { counted } from '../../sentences/counted';
import type { ReadRequest } from '../vendor';
import type { TaskIdentifier } from './requests';
import type { VendorClient } from '../../client/client';

/** One question to `POST /logs/task`. */
export interface TaskRun {
  task: TaskIdentifier;
  /** As text; undefined = every run. */
  runCount: string | undefined;
}

/** What a selection asks for by the name that messages call it, `maxRuns` at most, and a sentence where that cuts it. */
export function chooseTasks(
  { selection }: ReadRequest,
  client: VendorClient
): { runs: Map<string, TaskRun>; shortfalls: string[] } {
  const tasks: TaskIdentifier[] = [
    ...(selection.taskIds ?? []).map((id) => ({ id })),
    ...(selection.taskNames ?? []).map((name) => ({ name })),
  ];
  const given = selection.runCounts ?? [];
  const runCounts: ReadonlyArray<string | undefined> = given.length > 0 ? given : [undefined];
  const all = tasks.flatMap((task) => runCounts.map((runCount): TaskRun => ({ task, runCount })));
  const { maxRuns } = client.settings;
  return {
    runs: new Map(all.slice(0, maxRuns).map((run) => [labelOf(run), run])),
    shortfalls:
      all.length > maxRuns
        ? [
            `Only the first ${maxRuns} of the ${counted(all.length, 'task run')} given were read; raise Most runs (maxRuns) for more.`,
          ]
        : [],
  };
}

/** An id as it is, a name in quotation marks. */
function labelOf({ task, runCount }: TaskRun): string {
  return `${task.id ?? JSON.stringify(task.name)}${runCount === undefined ? '' : ` #${runCount}`}`;
}
