import type { Events } from '../../../events/events';
import type { Notes } from '../../../reading/reading';
import { plural, numberText } from '../../../sentences/counts';
import type { AuditHead } from './head';

/** Opus counts a job's nodes beside telling of each: where it counts more than it shows, events are missing. */
export function noteCounts(
  id: string,
  { nodes, executedCount, failedCount }: AuditHead,
  events: Events,
  notes: Notes
): void {
  const byOutcome = countByOutcome(events);
  const failed = byOutcome.get('failure') ?? 0;
  const ended = events.length - (byOutcome.get('running') ?? 0) - (byOutcome.get('waiting') ?? 0);
  if (events.length === 0 && executedCount + failedCount > 0) {
    notes.shortfall(
      `Job ${id}: Opus gives no start time of any node, so none of its ${plural(Math.max(executedCount, failedCount), 'executed node')} (${numberText(failedCount)} failed) is an event; format progress counts them.`
    );
    return;
  }
  if (failedCount > failed) {
    notes.shortfall(missing(id, failedCount, 'failed', failed));
  }
  if (executedCount > ended) {
    notes.shortfall(missing(id, executedCount, 'executed', ended));
  }
  const unstarted = (Number.isNaN(nodes) ? 0 : nodes) - events.length;
  notes.counted('notice', unstartedNodes, unstarted);
}

function missing(id: string, due: number, which: string, shown: number): string {
  return `Job ${id}: Opus counts ${plural(due, `${which} node`)}, but ${shown === 0 ? 'none' : `only ${numberText(shown)}`} of them ${shown < 2 ? 'has' : 'have'} a start time and can be shown; format progress counts them all.`;
}

const unstartedNodes = {
  key: 'nodes without a start time',
  sentence: (count: number) =>
    count === 1
      ? '1 node of the selected jobs has no start time, so it is no event; format progress counts it.'
      : `${plural(count, 'node')} of the selected jobs have no start time, so they are no events; format progress counts them.`,
};

/** A job has few nodes. */
function countByOutcome({ outcome }: Events): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  outcome.codes.forEach((code) => {
    const word = outcome.values[code] ?? '';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  return counts;
}
