import { isOpen } from '../../model/event';
import type { Run } from '../events/run';
import { plural } from '../sentences/counts';
import { utcText } from '../sentences/utc-text';
import type { Question } from './question';

/** Runs that are named one by one are counted whenever they ran: of those wholly outside the range it is said when that was. */
export function noteRunsOutside(
  runs: readonly Run[],
  { namesRuns, envelope, notes, client: { host } }: Pick<Question, 'namesRuns' | 'envelope' | 'notes' | 'client'>
): void {
  const outside = namesRuns
    ? runs.filter((run) => run.begin > envelope.to || lastMomentOf(run, host.now()) < envelope.from)
    : [];
  if (outside.length === 0) {
    return;
  }
  const first = Math.min(...outside.map(({ begin }) => begin));
  const last = Math.max(...outside.map((run) => lastMomentOf(run, host.now())));
  notes.notice(
    `Counted although outside the time range: ${plural(outside.length, 'selected run')} (${utcText(first)} to ${utcText(last)}).`
  );
}

function lastMomentOf({ begin, end, outcome }: Run, now: number): number {
  return Number.isNaN(end) ? (isOpen(outcome) ? Math.max(begin, now) : begin) : Math.max(begin, end);
}
