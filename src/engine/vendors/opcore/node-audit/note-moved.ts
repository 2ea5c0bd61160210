import { isMoved, rememberedTimes } from '../../../client/remembered-times';
import { wordAt } from '../../../columns/row-reader';
import type { Events } from '../../../events/events';
import { foldedWord } from '../../../events/folded-word';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { checkTimes } from '../../../sentences/future';
import type { ReadRequest } from '../../vendor';
import type { OpcoreClient } from '../client';

/** Holds records against those of before: opCore keeps the latest of each kind of a node, which can only be a later one. */
export async function noteMoved(
  audits: readonly Events[],
  range: ReadRequest,
  client: OpcoreClient,
  notes: Notes
): Promise<void> {
  const told = new Map<string, number>();
  for (const { length, run, event, time } of audits) {
    for (let row = 0; row < length; row++) {
      const key = `${wordAt(run, row) ?? ''} ${foldedWord(wordAt(event, row))}`;
      told.set(key, Math.max(time.values[row] ?? NaN, told.get(key) ?? -Infinity));
    }
  }
  const known = await rememberedTimes('times of records', told, client);
  const moved = Array.from(told).filter(([key, at]) => isMoved(at, known.get(key), range));
  notes.counted(
    'shortfall',
    {
      key: 'records dated earlier',
      sentence: (count) =>
        `opCore dates ${plural(count, 'record')} earlier than before, so that others may be missing from the time range: ${checkTimes(client.model)}.`,
    },
    moved.length
  );
}
