import type { VendorClient } from '../../../client/client';
import { classify } from '../../../columns/classify';
import type { Events } from '../../../events/events';
import { eventsWithin } from '../../../events/events-within';
import type { Notes } from '../../../reading/reading';
import { noteUnknownOutcomeOfJob } from '../../note-unknown-outcome-of-job';
import { noteUnknownOutcomes } from '../../note-unknown-outcomes';
import type { ReadRequest } from '../../vendor';
import type { JobState } from '../job-state';
import { outcomeOf } from '../outcomes';
import { noStatus } from './to-events';

/** Says which of a job's nodes, or the job itself, is in a state that nobody knows. */
export async function noteUnknownStates(
  job: string,
  state: JobState,
  events: Events,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const words = classify(client.host, [events.event], (status) => (status === noStatus ? null : status));
  await noteUnknownOutcomes({ events, words, word: 'node', lasts: true }, outcomeOf, request, client, notes);
  const mayMatter = events.length === 0 || eventsWithin(events, request, client.host) > 0;
  // A job is no node: a filter that wants one of a name or a state does not look for it.
  if (mayMatter) {
    const passesAs = { event: state.word ?? '', target: '', actor: '', run: job };
    await noteUnknownOutcomeOfJob(state, passesAs, request, client, notes);
  }
}
