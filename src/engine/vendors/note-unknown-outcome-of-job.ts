import type { GroupField, Outcome } from '../../model/event';
import type { VendorClient } from '../client/client';
import type { Notes } from '../reading/reading';
import { firstSeen } from './first-seen';
import { isUnknownWord, unknownWord } from './note-unknown-outcomes';
import { letsUnknown, passesFilters } from './passes-filters';
import type { ReadRequest } from './vendor';

/**
 * The same as `noteUnknownOutcomes` of a job's own word. @param passesAs what filters see of what the word decides, '' where that has nothing: where they
 * leave it out, it does not matter
 */
export async function noteUnknownOutcomeOfJob(
  { word, outcome }: { word: string | null; outcome: Outcome },
  passesAs: Partial<Record<GroupField, string>>,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  if (
    word === null ||
    !isUnknownWord(word, outcome) ||
    (await letsUnknown(request)) ||
    !(await passesFilters(passesAs, request))
  ) {
    return;
  }
  const thing = `${passesAs.run ?? ''} ${word}`;
  const seen = firstSeen('jobs of unknown states', [thing], client);
  if ((seen.get(thing) ?? Infinity) >= request.from) {
    notes.unknown('outcome', unknownWord('job', word, client.model), 1);
  }
}
