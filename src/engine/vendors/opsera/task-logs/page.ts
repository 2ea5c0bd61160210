import { plannedDictionary, recordCountOf } from '../../../columns/planned';
import type { DictionaryColumn } from '../../../seam/column';
import type { VendorClient } from '../../../client/client';
import type { Reading } from '../../../reading/reading';
import { quoted } from '../../../sentences/quoted';
import { isOfTask } from '../errors';
import { readPage } from '../page';
import type { Page } from '../page';
import { taskLogsPlan } from '../plans';
import { taskLogsAsk, taskName } from '../requests';
import type { TaskRun } from '../requests';
import { runCounts, toEvents } from './to-events';

export interface TaskLogPage extends Page {
  fields: Readonly<Record<'status' | 'logType' | 'run', DictionaryColumn>>;
}

/** A page of `POST /logs/task`. Nothing in an answer says that a run is over, so none is kept for long. */
export function taskLogPage(
  run: TaskRun,
  details: boolean,
  number: number,
  walk: number,
  client: VendorClient
): Promise<Reading<TaskLogPage | undefined>> {
  return readPage(
    {
      ask: taskLogsAsk(run, number),
      plan: taskLogsPlan(details),
      number,
      key: `task logs ${JSON.stringify([run, details, number, walk])}`,
      content: (table, host, notes) => {
        if (number === 1 && recordCountOf(table) === 0 && isOfTask(table.head, table)) {
          notes.notice(
            `Opsera says ${quoted(String(table.head.taskState))} of task ${taskName(run.task)}, and has no log of it: there is no event of what was not logged.`
          );
        }
        return {
          events: toEvents(table, run, host),
          fields: {
            status: plannedDictionary(table, 'status'),
            logType: plannedDictionary(table, 'logType'),
            run: runCounts(table, host),
          },
        };
      },
    },
    client
  );
}
