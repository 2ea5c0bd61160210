import { isOpen } from '../../../../model/event';
import type { VendorClient } from '../../../client/client';
import { isMoved, rememberedTimes } from '../../../client/remembered-times';
import { wordAt } from '../../../columns/row-reader';
import type { Events } from '../../../events/events';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import type { ReadRequest } from '../../vendor';

/** Holds a job's nodes against what was shown of them before: a node that ran does not run earlier, and does not go away. */
export async function noteMoved(
  job: string,
  { length, target, outcome, time, end }: Events,
  range: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const shown = new Set<string>();
  const ended = new Map<string, number>();
  for (let row = 0; row < length; row++) {
    const node = wordAt(target, row) ?? '';
    shown.add(node);
    if (!isOpen(wordAt(outcome, row))) {
      const [start = NaN, last = NaN] = [time.values[row], end.values[row]];
      ended.set(node, Math.max(Number.isNaN(last) ? start : last, ended.get(node) ?? -Infinity));
    }
  }
  const known = await rememberedTimes(`ends of the nodes of ${job}`, ended, client);
  const moved = Array.from(ended).filter(([node, at]) => isMoved(at, known.get(node), range));
  notes.counted('shortfall', atAnotherTime, moved.length);
  const gone = Array.from(known).filter(([node, at]) => !shown.has(node) && range.from <= at && at <= range.to);
  notes.counted('shortfall', notShown, gone.length);
}

const atAnotherTime = {
  key: 'nodes at another time',
  sentence: (count: number) =>
    `Opus gives ${plural(count, 'node')} of the selected jobs another time than before, so that nodes may be missing from the time range: check the clock and zone of Opus.`,
};

const notShown = {
  key: 'nodes not shown any more',
  sentence: (count: number) =>
    `Opus does not show ${plural(count, 'node')} of the selected jobs any more that it showed before: look at the job in Opus itself, and try again.`,
};
