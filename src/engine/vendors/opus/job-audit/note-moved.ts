import { isOpen } from '../../../../model/event';
import type { VendorClient } from '../../../client/client';
import { isMoved, rememberedTimes } from '../../../client/remembered-times';
import { wordAt } from '../../../columns/row-reader';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import type { ReadRequest } from '../../vendor';
import { outcomeOf } from '../outcomes';
import type { NodeEvents } from './to-events';

/** Holds a job's nodes against what was shown of them before: a node that ran does not run earlier, and does not go away. */
export function noteMoved(
  job: string,
  { events: { length, target, outcome, time, end }, unstarted }: NodeEvents,
  range: ReadRequest,
  client: VendorClient,
  notes: Notes
): void {
  const shown = new Set<string>();
  const told = new Map<string, number>();
  const tell = (key: string, at = NaN): void => {
    if (!Number.isNaN(at)) {
      told.set(key, Math.max(at, told.get(key) ?? -Infinity));
    }
  };
  for (let row = 0; row < length; row++) {
    const node = wordAt(target, row) ?? '';
    shown.add(node);
    if (!isOpen(wordAt(outcome, row))) {
      tell(`start ${node}`, time.values[row]);
      tell(`end ${node}`, end.values[row]);
    }
  }
  const known = rememberedTimes(`times of the nodes of ${job}`, told, client);
  const moved = Array.from(told).flatMap(([key, at]) => (isMoved(at, known.get(key), range) ? [nodeOf(key)] : []));
  notes.counted('shortfall', atAnotherTime, new Set(moved).size);
  const within = Array.from(known).filter(([, { time: at }]) => range.from <= at && at <= range.to);
  const gone = new Set(within.map(([key]) => nodeOf(key)).filter((node) => !shown.has(node)));
  const anew = unstarted.filter(({ name, state }) => gone.has(name) && isOpen(outcomeOf(state)));
  notes.counted('notice', runsAnew, anew.length);
  notes.counted('shortfall', notShown, gone.size - anew.length);
}

/** Behind `start ` or `end `. */
function nodeOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1);
}

const atAnotherTime = {
  key: 'nodes at another time',
  sentence: (count: number) =>
    `Opus gives ${plural(count, 'node')} of the selected jobs another time than before, so that nodes may be missing from the time range: check the clock and zone of Opus.`,
};

const runsAnew = {
  key: 'nodes that run anew',
  sentence: (count: number) =>
    `Opus is to run ${plural(count, 'node')} of the selected jobs anew, and no longer shows when ${count === 1 ? 'it' : 'they'} ran before.`,
};

const notShown = {
  key: 'nodes not shown any more',
  sentence: (count: number) =>
    `Opus does not show ${plural(count, 'node')} of the selected jobs any more that it showed before: look at the job in Opus itself, and try again.`,
};
