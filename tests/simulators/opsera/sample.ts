import type { AuditRecord } from './record';

/**
 * The vendor's page on logs prints no answer, only example values of the parameters and of `count`: 150 records that all
 * have them, made for those who try the page's examples as printed. https://docs.opsera.ai/api-reference/reference/logs
 */
export const sampleQuery = {
  page: '1',
  page_size: '50',
  start_date: '2023-11-01',
  start_time: '09:00',
  end_date: '2023-11-05',
  end_time: '17:00',
  user_id: '507f1f77bcf86cd799439011',
  type: 'login',
  action: 'create',
  secondary_action: 'user_profile',
  target_id: '60d5ec49f5a4c93d2e7d1b77',
} as const;

export const sampleCount = 150;

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
