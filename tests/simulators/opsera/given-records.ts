import * as v from 'valibot';
import type { AuditRecord, TaskLog } from './record';

export type Given = Readonly<Record<string, unknown>>;

const text = v.fallback(v.nullable(v.string()), null);
const auditSchema = v.object({
  _id: v.fallback(v.string(), ''),
  createdAt: v.fallback(v.string(), ''),
  user_id: v.fallback(v.string(), ''),
  user_email: text,
  type: v.fallback(v.string(), ''),
  action: v.fallback(v.string(), ''),
  secondary_action: text,
  target_id: text,
  target_name: text,
});
const logSchema = v.object({ run_count: v.fallback(v.number(), NaN), createdAt: v.fallback(v.string(), '') });

/** A record that is served word for word; read is only what sorts and filters. */
export function givenActivity(given: Given): AuditRecord {
  const record = v.parse(auditSchema, given);
  return {
    id: record._id,
    time: Date.parse(record.createdAt),
    userId: record.user_id,
    email: record.user_email,
    type: record.type,
    action: record.action,
    secondaryAction: record.secondary_action,
    targetId: record.target_id,
    targetName: record.target_name,
    given,
  };
}

/** The same of a task's log. */
export function givenLog(given: Given): TaskLog {
  const log = v.parse(logSchema, given);
  return { id: '', time: Date.parse(log.createdAt), run: log.run_count, logType: '', status: '', message: '', given };
}
