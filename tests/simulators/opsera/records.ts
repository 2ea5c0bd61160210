import type { AuditRecord, Task, TaskLog, User } from './record';
import type { Switches } from './switches';
import { shownStatus } from './words';

/** Keys of v1's documented record, and `target_name` as the vendor's portal shows it. */
export function auditRecord(record: AuditRecord, { emailKey }: Readonly<Switches>): object {
  if (record.given) {
    return record.given;
  }
  const written = new Date(record.time).toISOString();
  return {
    _id: record.id,
    user_id: record.userId,
    ...(record.email !== null && { [emailKey]: record.email }),
    type: record.type,
    action: record.action,
    // the name of this key is unknown
    ...(record.secondaryAction !== null && { secondary_action: record.secondaryAction }),
    ...(record.targetId !== null && { target_id: record.targetId }),
    ...(record.targetName !== null && { target_name: record.targetName }),
    account: 'acme',
    createdAt: written,
    updatedAt: written,
    __v: 0,
  };
}

/** The fields that the vendor's portal asks for; the public answer's are not published. */
export function logRecord(log: TaskLog, task: Task, switches: Readonly<Switches>): object {
  if (log.given) {
    return log.given;
  }
  return {
    _id: log.id,
    task_id: task.id,
    run_count: log.run,
    name: task.name,
    log_type: log.logType,
    type: task.type,
    message: log.message,
    status: shownStatus(log, switches),
    createdAt: new Date(log.time).toISOString(),
    api_response: { 'exit "code"': 0 },
  };
}

export function userRecord(user: User) {
  return { _id: user.id, email: user.email, firstName: user.firstName, lastName: user.lastName, active: true };
}

export function taskRecord(task: Task) {
  return { _id: task.id, name: task.name, type: task.type, run_count: task.runs };
}
