import type { Events } from '../events/events';
import { hasEvent } from '../events/has-event';
import { Notes } from '../reading/reading';
import type { CollectRequest, LatestEvent } from '../seam/protocol';
import { AnswerError } from '../sentences/answer-error';
import type { Reader } from '../vendors/vendor';
import { readWindow, type Collecting } from './read-window';

/**
 * A vendor that lost what it had may have lost what came after it, too: all of it, or, where it may have removed that for its age,
 * what is as old. Until when, epoch ms; -Infinity = it still has it, or tells by itself what it has removed.
 * @param pieces of the window
 */
export async function lostTo(
  collecting: Collecting,
  pieces: readonly Events[],
  { keeps, keptSince, selectionOf }: Pick<Reader, 'keeps' | 'keptSince' | 'selectionOf'>
): Promise<number> {
  const { request, client } = collecting;
  const { latest } = request;
  const { host } = client;
  if (latest === null || keeps === undefined) {
    return -Infinity;
  }
  const isThere = isWithin(latest, request) && hasEvent(latest, pieces, host);
  if (isThere || (await isToldAlone(latest, collecting, selectionOf))) {
    return -Infinity;
  }
  const mayBeRemoved = host.now() - keeps;
  if (latest.time > mayBeRemoved) {
    return Infinity;
  }
  return keptSince === undefined ? mayBeRemoved : -Infinity;
}

function isWithin({ time }: LatestEvent, { from, to }: CollectRequest): boolean {
  return from <= time && time <= to;
}

/** A server may be without it once. Where it is not there, it may be in what the look lacks. */
async function isToldAlone(
  latest: LatestEvent,
  collecting: Collecting,
  selectionOf: Reader['selectionOf']
): Promise<boolean> {
  const { request, client } = collecting;
  const narrowing = latest.run === null ? {} : selectionOf?.(latest.run);
  const look = async (said: Notes): Promise<boolean> => {
    try {
      const moment = { ...request, from: latest.time, to: latest.time };
      return hasEvent(latest, said.take(await readWindow({ ...collecting, request: moment }, narrowing)), client.host);
    } catch (error) {
      if (!(error instanceof AnswerError)) {
        throw error;
      }
      said.shortfall(error.message);
      return false;
    }
  };
  const again = new Notes();
  const isThere = (await look(new Notes())) || (await look(again));
  if (!isThere) {
    client.notes.takeAll(again);
  }
  return isThere;
}
