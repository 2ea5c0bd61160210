import { isSaid } from '../../said';

/** What the vendor's page calls the records of each kind: what an event is called that has no word of its own. */
export const documentedWords = {
  created: 'create node',
  last_updated: 'edit node',
  deleted: 'delete node',
} as const;

/** @param what in the vendor's own words, where it says so */
export function recordWord(what: string | null, kind: string | null): string | null {
  if (isSaid(what)) {
    return what;
  }
  return new Map<string, string>(Object.entries(documentedWords)).get(kind ?? '') ?? kind;
}
