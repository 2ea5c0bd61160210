import { classify } from '../../columns/classify';
import type { DictionaryColumn } from '../../seam/column';
import { constantText, noNumbers } from '../../columns/constant';
import { messageColumn } from '../../events/message';
import { plannedDictionary, plannedJson, plannedNumber, plannedText } from '../../columns/planned';
import type { Events } from '../../events/events';
import type { Host, Table } from '../../seam/host';
import type { TaskRun } from './chosen-tasks';
import { logOutcome } from './outcomes';
import { recordIds } from './record-ids';

/** A page of `POST /logs/task`. */
export interface TaskLogPage {
  events: Events;
  ids: DictionaryColumn;
}

export function taskLogPage(table: Table, { task, runCount }: TaskRun, host: Host): TaskLogPage {
  const { length } = table;
  const column = (name: string) => plannedDictionary(table, name);
  const label = task.id ?? task.name ?? '';
  const event = classify(host, [column('logType')], (word) => word || 'unknown');
  const outcome = classify(host, [column('status')], logOutcome);
  const target = classify(host, [column('name'), column('taskId')], (name, id) => name || task.name || id || label);
  const run = classify(host, [column('runCount'), column('otherRunCount')], (count, other) => {
    const known = count || other || runCount;
    return known === undefined ? label : `${label} #${known}`;
  });
  const time = plannedNumber(table, 'time');
  const given = plannedText(table, 'message');
  const said = host.columns.join(length, [run, '/', time, '/', event, '/', column('status'), '/', given]);
  const ids = recordIds(table, said, host);
  return {
    events: {
      length,
      time,
      end: noNumbers(length),
      event,
      outcome,
      effect: constantText(null, length),
      actor: constantText(null, length),
      target,
      run,
      message: messageColumn(host, given, { event, target, outcome }),
      eventId: ids.texts,
      ...(table.columns.details === undefined ? {} : { details: plannedJson(table, 'details') }),
    },
    ids: ids.codes,
  };
}
