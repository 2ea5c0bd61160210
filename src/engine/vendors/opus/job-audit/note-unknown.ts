import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { eventsWithin } from '../../../events/events-within';
import type { Notes } from '../../../reading/reading';
import { noteUnknownWords, showsUnknown, unknownWord } from '../../note-unknown-words';
import type { ReadRequest } from '../../vendor';
import type { JobState } from '../job-state';
import { outcomeOf } from '../outcomes';
import { noStatus } from './to-events';

/** Says which of a job's nodes, or the job itself, is in a state that nobody knows. */
export async function noteUnknown(
  { word, outcome }: JobState,
  events: Events,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const isKnown = (status: string) => (status === noStatus ? 'info' : outcomeOf(status));
  await noteUnknownWords({ events, words: events.event, word: 'node', lasts: true }, isKnown, request, client, notes);
  const mayMatter = events.length === 0 || eventsWithin(events, request, client.host) > 0;
  if (word !== null && outcome === 'unknown' && mayMatter && !(await showsUnknown(request))) {
    notes.unsaid('outcome', unknownWord('job', word, client.model), 1);
  }
}
