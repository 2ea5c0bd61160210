import { wordAt } from '../../../columns/row-reader';
import type { Events } from '../../../events/events';
import type { RunNodes } from '../../../events/run';
import type { Host } from '../../../seam/host';
import { outcomeOf } from '../outcomes';
import { noStatus, runningWord } from './to-events';
import type { JobAudit } from './walk';

/** Of a node that a job never came to. */
const notBegun = 'not begun';

/** A job's nodes, in the order in which they ran, then those that have not begun. */
export function nodesOf(audit: JobAudit, events: Events, host: Host): RunNodes {
  const starts = startsOf(events, host);
  const others = Array.from(wordsOf(audit)).filter(([name]) => !starts.has(name));
  return {
    begun: events,
    unstarted: others.map(([name, state]) => ({
      name,
      state,
      outcome: state === notBegun ? 'waiting' : outcomeOf(state),
    })),
    order: inOrder([...audit.head.executed, ...starts.keys(), ...others.map(([name]) => name)], starts),
  };
}

/** When each node began first, epoch ms, in that order. */
function startsOf({ length, target, time }: Events, { columns }: Host): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  columns.order(columns.select(length, []), time.values).forEach((row) => {
    const name = wordAt(target, row) ?? '';
    starts.set(name, starts.get(name) ?? time.values[row] ?? NaN);
  });
  return starts;
}

/** A node's own word, or what the lists say of it; those of a job that ended well are stale. In the order of the lists. */
function wordsOf({ head, state, unstarted }: JobAudit): ReadonlyMap<string, string> {
  const own = new Map(unstarted.map((node) => [node.name, node.state]));
  const words = new Map<string, string>();
  const add = (names: Iterable<string>, word: string): void => {
    for (const name of names) {
      words.set(name, words.get(name) ?? own.get(name) ?? word);
    }
  };
  const failed = new Set(head.failed);
  for (const name of head.executed) {
    add([name], failed.has(name) ? 'FAILED' : 'COMPLETED');
  }
  add(failed, 'FAILED');
  if (state.outcome !== 'success') {
    add(head.running === null ? [] : [head.running], state.ended ? noStatus : runningWord);
    add([...(head.next === null ? [] : [head.next]), ...head.remaining], state.ended ? notBegun : 'PENDING');
  }
  add(own.keys(), noStatus);
  return words;
}

/** By their starts, and those that have none, or the same, as they are given. */
function inOrder(names: readonly string[], starts: ReadonlyMap<string, number>): string[] {
  let latest = -Infinity;
  const placed = Array.from(new Set(names), (name) => {
    const at = starts.get(name) ?? latest;
    latest = Math.max(latest, at);
    return { name, at };
  });
  return placed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ name }) => name);
}
