import * as v from 'valibot';
import { readSample } from '../base/sample';
import type { AuditRecord } from './record';

/**
 * The vendor's page on logs prints no answer, only example values of the parameters and of `count`: 150 records that all
 * have them, made for those who try the page's examples as printed. https://docs.opsera.ai/api-reference/reference/logs
 */
const printed = v.parse(
  v.object({
    page: v.string(),
    page_size: v.string(),
    start_date: v.string(),
    start_time: v.string(),
    end_date: v.string(),
    end_time: v.string(),
    user_id: v.string(),
    type: v.string(),
    action: v.string(),
    secondary_action: v.string(),
    target_id: v.string(),
    count: v.number(),
  }),
  JSON.parse(readSample('opsera/user-activity-parameters.json'))
);

const { count: sampleCount, ...query } = printed;
export const sampleQuery = query;

const begin = Date.parse('2023-11-01T09:00:00.000Z');

export const sampleRecords: readonly AuditRecord[] = Array.from({ length: sampleCount }, (_, index) => ({
  id: `5f3e${String(index).padStart(20, '0')}`,
  time: begin + index * 40 * 60_000,
  userId: sampleQuery.user_id,
  email: 'user@example.com',
  type: sampleQuery.type,
  action: sampleQuery.action,
  secondaryAction: sampleQuery.secondary_action,
  targetId: sampleQuery.target_id,
  targetName: null,
}));
