import { foldedWord } from '../../../events/folded-word';
import { passesFilters } from '../../passes-filters';
import type { ReadRequest } from '../../vendor';
import { documentedWords } from './record-words';

interface Kinds {
  creates: boolean;
  deletes: boolean;
  /** Those of which the list tells nothing. */
  others: boolean;
}

/** Which records can pass the query's filters. */
export interface PassingKinds extends Kinds {
  worked: boolean;
  failed: boolean;
}

const every: Kinds = { creates: true, deletes: true, others: true };
const { created, last_updated, deleted } = documentedWords;
/** Words that other servers may have for an edit: a pattern that finds them may mean them. */
const editWords = ['update node', 'modify node', 'rename node', 'change node'];
/** A filter that lets this pass says what it leaves out, not what it wants. */
const unheardOf = 'a word of no server';

/** The list tells of creations and deletions that worked: where one failed, everything stayed on it as it was. */
export async function passingKinds(request: ReadRequest): Promise<PassingKinds> {
  const kinds = await kindsByEvent(request);
  const worked = await passesFilters({ outcome: 'success', effect: 'changed' }, request);
  const failed = await passesFilters({ outcome: 'failure', effect: '' }, request);
  return { ...kinds, others: kinds.others || !worked, worked, failed };
}

/**
 * By the filters on `event`, asked about the documented words. One that leaves words out lets those documented words pass
 * that it does not name; of one that says what it wants, each wanted word must be a documented one: any other may be a
 * server's word for anything, a deletion too.
 */
async function kindsByEvent({ only }: ReadRequest): Promise<Kinds> {
  const passing = await only.event?.([created, last_updated, deleted, ...editWords, unheardOf]);
  if (passing === undefined) {
    return every;
  }
  const documented = new Map([created, last_updated, deleted].map((word) => [foldedWord(word), word]));
  const words = Array.from(passing, (word) => documented.get(foldedWord(word)));
  const wanted = passing.has(unheardOf) ? words.filter((word) => word !== undefined) : words;
  return wanted.length === 0 || wanted.includes(undefined)
    ? every
    : { creates: wanted.includes(created), deletes: wanted.includes(deleted), others: wanted.includes(last_updated) };
}
