import { isOpen } from '../../../../model/event';
import type { Events } from '../../../events/events';
import type { RunNodes } from '../../../events/run';
import { Notes, type Reading } from '../../../reading/reading';
import { numberText, plural } from '../../../sentences/counts';
import { allOf, quoted } from '../../../sentences/quoted';
import type { JobState } from '../job-state';
import { claimsOf, countNodes, isFailure, nodesIn, type Claims, type ToldNodes } from './claims';

/** What the job's state and the audit's keys say against all of its counts: that is missing from events and progress alike. */
export function noteClaims(id: string, { word, outcome }: JobState, told: ToldNodes, notes: Notes): void {
  const { executed, failed, running } = claimsOf(told);
  // A state that cannot be read might say that something failed.
  const unread = [...(word === null && failed === 0 ? ['status'] : []), ...told.head.unread];
  if (unread.length > 0) {
    notes.shortfall(
      `Job ${id}: ${allOf(unread)} could not be read, so nodes may be missing: ${lookAtOpus}, and for a newer Runtrail.`
    );
  }
  const itIs = word === null ? 'its state cannot be read, and' : `its state is ${quoted(word)}, but`;
  if (outcome === 'stopped' && told.head.saysExecuted && executed === 0 && !running && told.events.length === 0) {
    notes.notice(`Job ${id} has no events: its state is ${quoted(word ?? '')}, and none of its nodes had begun.`);
  } else if (!isOpen(outcome) && executed === 0 && (told.events.length === 0 || outcome === 'success')) {
    notes.shortfall(`Job ${id}: ${itIs} Opus shows no node that ran, so its events are missing: ${lookAtOpus}.`);
  } else if (outcome === 'failure' && failed === 0) {
    notes.shortfall(`Job ${id}: ${itIs} Opus shows no node that failed: ${lookAtOpus}.`);
  }
}

/** In a job that ended well none remains. */
export function noteRemaining(id: string, { outcome }: JobState, { nodes }: Claims, notes: Notes): void {
  if (Number.isNaN(nodes) && outcome !== 'success') {
    notes.shortfall(
      `Job ${id}: Opus does not say how many nodes it has, so those that remain cannot be counted: ${lookAtOpus}.`
    );
  }
}

/** Pictures have a node by its name: what is only a number in the audit is in none. */
export function noteNameless(
  id: string,
  { nodes, failed }: Claims,
  { begun, unstarted }: RunNodes,
  notes: Notes
): void {
  const told = [...nodesIn(begun), ...unstarted];
  const [named, failedOnes] = [countNodes(told), countNodes(told, isFailure)];
  if (failed > failedOnes) {
    notes.shortfall(
      `Job ${id}: Opus counts ${plural(failed, 'failed node')}, but names ${failedOnes === 0 ? 'none' : `only ${numberText(failedOnes)}`}: ${lookAtOpus}.`
    );
  }
  if (nodes > named) {
    notes.notice(`Job ${id} has ${plural(nodes, 'node')}, of which Opus names only ${numberText(named)}.`);
  }
}

/** The job itself is there, as it has a state. One that has not begun has nothing to tell; of one that may have, something is lost. */
export function noteNoAudit(id: string, { word, outcome }: JobState, notes: Notes): void {
  const is = word === null ? '' : ` (its state is ${quoted(word)})`;
  if (isOpen(outcome)) {
    notes.notice(`Job ${id} has no events yet${is}: Opus has no audit of it before its first node has started.`);
  } else if (outcome === 'stopped') {
    notes.notice(`Job ${id} has no events${is}: Opus has no audit of a job whose first node had not started.`);
  } else {
    notes.shortfall(`Opus has no audit of job ${id}${is}, so its events are missing: ${lookAtOpus}.`);
  }
}

/** The nodes that can be shown as events, with a word about those that ran and cannot; progress counts them all. */
export function shownOf(id: string, { executed, failed }: Claims, events: Events): Reading<Events> {
  const notes = new Notes();
  const nodes = nodesIn(events);
  const shownFailed = countNodes(nodes, isFailure);
  const ended = countNodes(nodes, (outcome) => !isOpen(outcome));
  if (events.length === 0 && executed > 0) {
    notes.shortfall(
      `Job ${id}: Opus gives no start time of any node, so its ${plural(executed, 'executed node')}${failed > 0 ? ` (${numberText(failed)} failed)` : ''} cannot be shown; format progress counts them all.`
    );
    return notes.reading(events);
  }
  if (failed > shownFailed) {
    notes.shortfall(missing(id, failed, 'failed', shownFailed, 'failed'));
  }
  // Those that failed are among the executed, and have been told.
  if (executed - ended > Math.max(0, failed - shownFailed)) {
    notes.shortfall(missing(id, executed, 'executed', ended, 'ended'));
  }
  return notes.reading(events);
}

/** That nodes have not begun is worth a word where someone asks for their job, and noise where jobs were found. */
export function noteUnstarted({ nodes, executed }: Claims, events: Events, notes: Notes): void {
  // Where none of those that ran has a start, that has been told.
  if (events.length > 0 || executed === 0) {
    notes.counted('notice', unstartedNodes, (nodes || 0) - countNodes(nodesIn(events)));
  }
}

const lookAtOpus = 'look at the job in Opus itself';

function missing(id: string, due: number, which: string, shown: number, as: string): string {
  return `Job ${id}: Opus counts ${plural(due, `${which} node`)}, but shows ${shown === 0 ? 'none' : `only ${numberText(shown)}`} as ${as} with a start time; format progress counts them all.`;
}

const unstartedNodes = {
  key: 'nodes without a start time',
  sentence: (count: number) =>
    count === 1
      ? '1 node of the selected jobs has no start time, so it is no event; format progress counts it.'
      : `${plural(count, 'node')} of the selected jobs have no start time, so they are no events; format progress counts them.`,
};
