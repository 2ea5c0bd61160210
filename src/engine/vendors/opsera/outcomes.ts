import type { Outcome } from '../../../model/event';

/** By Opsera's word for the state of a task run, whose case and spelling vary: `Success`, `in_progress`. */
const byStatus: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ['success', 'success'],
  ['succeeded', 'success'],
  ['completed', 'success'],
  ['passed', 'success'],
  ['finished', 'success'],
  ['failed', 'failure'],
  ['failure', 'failure'],
  ['error', 'failure'],
  ['running', 'running'],
  ['in progress', 'running'],
  ['pending', 'waiting'],
  ['queued', 'waiting'],
  ['waiting', 'waiting'],
  ['stopped', 'stopped'],
  ['cancelled', 'stopped'],
  ['canceled', 'stopped'],
  ['aborted', 'stopped'],
  ['skipped', 'skipped'],
]);

export function logOutcome(status: string | null): Outcome {
  const word = (status ?? '').trim().toLowerCase().replace(/[_-]/g, ' ');
  return byStatus.get(word) ?? 'unknown';
}
