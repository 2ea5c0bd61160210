import type { Simulation } from '../base/simulation';
import { simulateOpsera } from './start';
import type { Switches } from './switches';

/** An id as Opsera has them. */
export function hexId(number: number): string {
  return number.toString(16).padStart(24, '0');
}

/** What a user did; what a test does not name is as in v1's documented record. */
export function auditRecord(record: { createdAt: string; [key: string]: unknown }): Record<string, unknown> {
  return {
    user_id: hexId(7),
    user_email: 'rita@example.com',
    type: 'pipeline',
    action: 'update',
    target_id: hexId(99),
    account: 'acme',
    updatedAt: record.createdAt,
    __v: 0,
    ...record,
  };
}

/** A log with the fields that Opsera's portal asks for. */
export function logRecord(number: number, log: object = {}): Record<string, unknown> {
  return {
    _id: hexId(number),
    task_id: hexId(1),
    run_count: 5,
    name: 'deploy web',
    log_type: 'console log',
    type: 'gitscraper',
    message: `line ${number}`,
    status: 'success',
    createdAt: new Date(Date.UTC(2026, 10, 21, 11) + number * 1000).toISOString(),
    api_response: {},
    ...log,
  };
}

/** So many records, one a second until this moment (ISO), numbered from the oldest. */
export function addRecords(server: Simulation, count: number, until: string, from = 0): void {
  const end = Date.parse(until);
  const activity = Array.from({ length: count }, (_, index) =>
    auditRecord({ _id: hexId(from + index), createdAt: new Date(end - (count - 1 - index) * 1000).toISOString() })
  );
  server.add({ activity });
}

/** An Opsera with so many records beside those of the vendor's page, which are from 2023. */
export function withRecords(count: number, until: string, switches: Partial<Switches> = {}): Simulation {
  const server = simulateOpsera({ switches });
  addRecords(server, count, until);
  return server;
}
