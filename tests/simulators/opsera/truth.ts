import { effects } from '../base/effects';
import { outcomes } from '../base/outcomes';
import type { Truth, TruthEvent } from '../base/truth';
import type { Company } from './company';
import type { AuditRecord, Task, TaskLog } from './record';
import { meaningOf } from './words';

/**
 * Everything that users did and tasks logged, pruned records included; without the page's sample and what was given word for
 * word. The page prints no records: their keys are those of v1's documented record and of the vendor's portal.
 */
export function truthOf(company: Company): Truth {
  const byTime = (one: TruthEvent, other: TruthEvent) => one.time - other.time;
  return {
    'opsera.userActivity': company.records.filter(isOwn).map(activity).sort(byTime),
    'opsera.taskLogs': company.tasks
      .flatMap((task) => task.logs.filter(isOwn).map((log) => logged(log, task)))
      .sort(byTime),
  };
}

function isOwn({ given }: AuditRecord | TaskLog): boolean {
  return given === undefined;
}

function activity(record: AuditRecord): TruthEvent {
  return {
    time: record.time,
    end: null,
    event: `${record.type}.${record.action}`,
    outcome: outcomes['user actions'],
    effect: ['create', 'update', 'delete'].includes(record.action) ? effects['create, update, delete'] : null,
    actor: record.email ?? record.userId,
    target: record.targetName ?? record.targetId,
    run: null,
    message: null,
    vendorId: record.id,
  };
}

/** As it is read by the task's id; read by name, `run` begins with the name. */
function logged(log: TaskLog, task: Task): TruthEvent {
  return {
    time: log.time,
    end: null,
    event: log.logType,
    // the enum of a log's status is not published: what counts is what became of the run, whichever word tells it
    outcome: outcomes[meaningOf(log)],
    effect: null,
    actor: null,
    target: task.name,
    run: `${task.id} #${log.run}`,
    message: log.message,
    vendorId: log.id,
  };
}
