import { eventsWithin } from '../events/events-within';
import type { Events } from '../events/events';
import type { Notes } from '../reading/reading';
import { stoppedAtEnough } from '../sentences/limits';
import type { VendorClient } from './client';
import { eachRun } from './each-run';
import type { Runs } from './each-run';

export interface RunsWithEvents extends Pick<Runs<readonly Events[]>, 'word' | 'ids' | 'read'> {
  /** Which runs come first in `ids`. */
  order: 'first' | 'newest';
}

/** The events of runs, in the order of the runs. It stops at `maxEvents` events of the range: no more than could be shown are held. */
export async function eventsOfRuns(
  { word, ids, read, order }: RunsWithEvents,
  range: { from: number; to: number },
  client: VendorClient,
  notes: Notes
): Promise<readonly Events[]> {
  const { maxEvents } = client.settings;
  const { results, spared } = await eachRun(
    {
      word,
      ids,
      read: async (id, part) => {
        const pieces = await read(id, part);
        return { pieces, count: pieces.reduce((sum, piece) => sum + eventsWithin(piece, range, client.host), 0) };
      },
      enough: (done) => done.reduce((sum, { count }) => sum + count, 0) >= maxEvents,
    },
    client,
    notes
  );
  if (spared > 0) {
    notes.shortfall(stoppedAtEnough(order, results.length, spared, word, maxEvents));
  }
  return results.flatMap(({ pieces }) => pieces);
}
