import type { TaskLog } from './record';
import type { Switches } from './switches';

/** The words of the vendor's portal, by what each means (react-webclient-portal-1, table-column-helpers-v2.js, 2023). */
const portalWords = {
  success: ['success', 'successful', 'passed'],
  failed: ['failure', 'failed', 'rejected'],
  running: ['running', 'processing event'],
} as const;

/** The status of a log as the platform writes it. */
export function shownStatus(log: TaskLog, { taskWords }: Readonly<Switches>): string {
  const words = taskWords === 'portal' ? portalWords[meaningOf(log)] : undefined;
  return words?.[parseInt(log.id.slice(-2), 16) % words.length] ?? log.status;
}

/** What became of the run when this was logged. */
export function meaningOf({ status }: TaskLog): keyof typeof portalWords {
  return status === 'failed' || status === 'running' ? status : 'success';
}
