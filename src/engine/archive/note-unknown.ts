import type { VendorClient } from '../client/client';
import { whereWord } from '../columns/where-word';
import type { Events } from '../events/events';
import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import { plural } from '../sentences/counts';
import { rowsLeftOut } from '../vendors/rows-left-out';
import type { ReadRequest } from '../vendors/vendor';

/**
 * Of an event whose outcome was not known when it was archived nobody knows whether it failed: a query for failures must not leave
 * it out without a word, as it does not leave out the vendor's.
 */
export async function noteUnknown(
  { events, lasts }: { events: Events; lasts: boolean },
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const where = [whereWord(events.outcome, (word) => word === 'unknown')];
  const leftOut = await rowsLeftOut({ events, field: 'outcome', where, lasts }, request, client);
  notes.unknown('outcome', unknown, leftOut.length);
}

const unknown: Countable = {
  key: 'archived events of an unknown outcome',
  sentence: (count) =>
    `Of ${plural(count, 'event')} of the archive the outcome was not known when ${count === 1 ? 'it was' : 'they were'} archived: if ${count === 1 ? 'it' : 'one'} may be what the filter on outcome looks for, let "unknown" pass it too.`,
};
