import { classify } from '../../../columns/classify';
import { constantText, noNumbers } from '../../../columns/constant';
import { plannedDetails, plannedDictionary, plannedNumber, plannedText } from '../../../columns/planned';
import type { Events } from '../../../events/events';
import { makeEvents } from '../../../events/make-events';
import type { DictionaryColumn } from '../../../seam/column';
import type { Host, Table } from '../../../seam/host';
import { oneLine } from '../../../sentences/quoted';
import { firstSaid, isSaid } from '../../said';
import { logOutcome } from '../outcomes';
import type { TaskRun } from '../requests';

/** What a task's runs logged, points in time. */
export function toEvents(table: Table, { task, runCount }: TaskRun, host: Host): Events {
  const { length } = table;
  const column = (name: string) => plannedDictionary(table, name);
  const name = 'name' in task ? task.name : null;
  const label = 'name' in task ? task.name : task.id;
  const target = classify(host, [column('name'), column('taskId')], (given, otherId) =>
    firstSaid(given, name, otherId, label)
  );
  const count = classify(host, [runCounts(table, host)], (given) => given ?? runCount ?? null);
  const built = classify(host, [target, count, column('status')], logMessage);
  return makeEvents(table, {
    time: plannedNumber(table, 'time'),
    end: noNumbers(length),
    event: classify(host, [column('logType')], (word) => firstSaid(word) ?? 'unknown'),
    outcome: classify(host, [column('status')], logOutcome),
    effect: constantText(null, length),
    actor: constantText(null, length),
    target,
    run: classify(host, [count], (known) => (known === null ? label : `${label} #${known}`)),
    message: host.columns.coalesce(plannedText(table, 'message'), host.columns.join(length, [built])),
    eventId: host.columns.join(length, [column('id')]),
    ...plannedDetails(table),
  });
}

/** As the logs themselves say. */
export function runCounts(table: Table, host: Host): DictionaryColumn {
  const columns = ['runCount', 'otherRunCount'].map((name) => plannedDictionary(table, name));
  return classify(host, columns, firstSaid);
}

/** Of a log without a message: `Run 5 of deploy web failed` */
function logMessage(target: string | null, count: string | null, status: string | null): string {
  const subject = `${count === null ? 'Task' : `Run ${oneLine(count)} of`} ${oneLine(target ?? '')}`;
  switch (logOutcome(status)) {
    case 'success':
      return `${subject} succeeded`;
    case 'failure':
      return `${subject} failed`;
    case 'running':
      return `${subject} is running`;
    case 'waiting':
      return `${subject} is waiting`;
    case 'stopped':
      return `${subject} was stopped`;
    case 'skipped':
      return `${subject} was skipped`;
    default:
      return isSaid(status) ? `${subject} says "${oneLine(status)}"` : `${subject} logged something`;
  }
}
