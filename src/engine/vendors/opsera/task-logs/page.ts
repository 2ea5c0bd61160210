import { plannedDictionary } from '../../../columns/planned';
import type { DictionaryColumn } from '../../../seam/column';
import type { VendorClient } from '../../../client/client';
import type { Reading } from '../../../reading/reading';
import { readPage, type Page } from '../list/page';
import { taskLogsPlan } from '../plans';
import { taskLogsAsk, type TaskRun } from '../requests';
import { runCounts, toEvents } from './to-events';

export interface TaskLogPage extends Page {
  /** What Opsera says of the task, or of the call: nothing published tells which. */
  state: string | undefined;
  fields: Readonly<Record<'status' | 'logType' | 'run' | 'taskId' | 'name', DictionaryColumn>>;
}

/** A page of `POST /logs/task`. Nothing in an answer says that a run is over, so none is kept for long. */
export function taskLogPage(
  run: TaskRun,
  details: boolean,
  number: number,
  walk: string,
  client: VendorClient
): Promise<Reading<TaskLogPage | undefined>> {
  return readPage(
    {
      ask: taskLogsAsk(run, number),
      plan: taskLogsPlan(details),
      number,
      key: `task logs ${JSON.stringify([run, details, number, walk])}`,
      content: (table, host) => ({
        state: typeof table.head.taskState === 'string' ? table.head.taskState : undefined,
        events: toEvents(table, run, host),
        fields: {
          status: plannedDictionary(table, 'status'),
          logType: plannedDictionary(table, 'logType'),
          run: runCounts(table, host),
          taskId: plannedDictionary(table, 'taskId'),
          name: plannedDictionary(table, 'name'),
        },
      }),
    },
    client
  );
}
