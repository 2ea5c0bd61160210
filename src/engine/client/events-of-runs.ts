import { eventsWithin } from '../events/events-within';
import type { Events } from '../events/events';
import { Notes } from '../reading/reading';
import type { Reading } from '../reading/reading';
import { stoppedAtEnough } from '../sentences/limits';
import type { VendorClient } from './client';
import { eachRun } from './each-run';
import type { Runs } from './each-run';

/**
 * The events of runs, in the order of the runs. It stops at `maxEvents` events of the range, so that no more are held than
 * could be shown: the newest runs must come first.
 */
export async function eventsOfRuns(
  { word, ids, read }: Pick<Runs<Reading<readonly Events[]>>, 'word' | 'ids' | 'read'>,
  range: { from: number; to: number },
  client: VendorClient
): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const { maxEvents } = client.settings;
  const { results, spared } = await eachRun(
    {
      word,
      ids,
      read: async (id, part) => {
        const pieces = notes.take(await read(id, part));
        return { pieces, count: pieces.reduce((sum, piece) => sum + eventsWithin(piece, range, client.host), 0) };
      },
      enough: (done) => done.reduce((sum, { count }) => sum + count, 0) >= maxEvents,
    },
    client,
    notes
  );
  if (spared > 0) {
    notes.shortfall(stoppedAtEnough(results.length, spared, word, maxEvents));
  }
  return notes.reading(results.flatMap(({ pieces }) => pieces));
}
