import { eventsWithin } from '../events/events-within';
import type { Events } from '../events/events';
import type { Notes } from '../reading/reading';
import { stoppedAtEnough } from '../sentences/limits';
import type { TimeRange } from '../seam/time-range';
import type { VendorClient } from '../client/client';
import { eachRun, type Runs } from './each-run';

export interface RunsWithEvents extends Pick<Runs<readonly Events[]>, 'word' | 'ids' | 'read' | 'known'> {
  /** Which runs come first in `ids`. */
  order: 'first' | 'newest';
}

/** The events of runs, in the order of the runs. It stops at `maxEvents` events of the range: no more than could be shown are held. */
export async function eventsOfRuns(
  { word, ids, read, known, order }: RunsWithEvents,
  range: TimeRange,
  client: VendorClient,
  notes: Notes
): Promise<readonly Events[]> {
  const { maxEvents } = client.settings;
  const done: ReadRun[] = [];
  const withinOf = (run: ReadRun): number =>
    (run.within ??= sumOf(run.pieces, (piece) => eventsWithin(piece, range, client.host)));
  let events = 0;
  const { results, spared } = await eachRun(
    {
      word,
      ids,
      read: async (id, part) => readRun(await read(id, part)),
      known: (id, part) => {
        const pieces = known?.(id, part);
        return pieces && readRun(pieces);
      },
      // Few events in all are few within the range, which need not be counted then.
      enough: (latest) => {
        done.push(latest);
        events += latest.length;
        return events >= maxEvents && sumOf(done, withinOf) >= maxEvents;
      },
    },
    client,
    notes
  );
  if (spared > 0) {
    notes.shortfall(stoppedAtEnough(order, results.length, spared, word, maxEvents));
  }
  return results.flatMap(({ pieces }) => pieces);
}

interface ReadRun {
  pieces: readonly Events[];
  length: number;
  /** How many of them the range holds: counted when first asked for. */
  within?: number;
}

function readRun(pieces: readonly Events[]): ReadRun {
  return { pieces, length: sumOf(pieces, lengthOf) };
}

function lengthOf({ length }: Events): number {
  return length;
}

function sumOf<T>(items: readonly T[], numberOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}
