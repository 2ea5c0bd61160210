import type { ConnectionClient } from '../client/connection-client';
import type { Events } from '../events/events';
import { Notes, type Reading } from '../reading/reading';
import { AnswerError } from '../sentences/answer-error';
import { onlySomeRuns } from '../sentences/limits';
import { plural } from '../sentences/counts';
import type { Reader, ReadRequest } from '../vendors/vendor';

export type ReadEvents = (request: ReadRequest, client: ConnectionClient) => Promise<Reading<readonly Events[]>>;

/**
 * Reads from the vendor. Runs of a selection that the archive has may be gone there, which is no lack: each of them is asked for
 * by itself. @param archived the runs that the archive has
 */
export async function readVendor(
  read: ReadEvents,
  request: ReadRequest,
  { runsIn }: Pick<Reader, 'runsIn'>,
  archived: ReadonlySet<string>,
  client: ConnectionClient
): Promise<Reading<readonly Events[]>> {
  const entries = runsIn === undefined ? [] : (request.selection[runsIn.list] ?? []);
  const known = entries.filter((entry) => archived.has(runsIn?.runOf(entry) ?? ''));
  if (runsIn === undefined || known.length === 0) {
    return read(request, client);
  }
  const notes = new Notes();
  const selecting = (chosen: readonly string[]): ReadRequest => ({
    ...request,
    selection: { ...request.selection, [runsIn.list]: chosen },
  });
  const others = entries.filter((entry) => !known.includes(entry));
  const left = Math.max(0, client.settings.maxRuns - others.length);
  if (left < known.length) {
    notes.shortfall(
      onlySomeRuns(
        'first',
        left + Math.min(others.length, client.settings.maxRuns),
        `the ${plural(entries.length, 'run')} given`
      )
    );
  }
  const pieces = await Promise.all([
    ...(others.length > 0 ? [read(selecting(others), client)] : []),
    ...known.slice(0, left).map((entry) => unlessGone(read(selecting([entry]), client.forRun()))),
  ]);
  return notes.reading(pieces.flatMap((piece) => (piece === undefined ? [] : notes.take(piece))));
}

/** Undefined where the vendor has no such run any more. */
async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    // The query was checked before: what a vendor finds wrong now is an id that it does not know.
    if (error instanceof AnswerError && (error.what === 'missing' || error.what === 'badRequest')) {
      return undefined;
    }
    throw error;
  }
}
