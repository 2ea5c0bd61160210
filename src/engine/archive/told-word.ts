import { outcomes, type GroupField } from '../../model/event';

/** How the plugin tells a word that a record has, or has not: then it is the empty text. */
export function toldWord(name: GroupField, word: string): string {
  switch (name) {
    case 'outcome':
      return outcomes.find((known) => known === word) ?? 'unknown';
    case 'event':
      return word === '' ? 'unknown' : word;
    default:
      return word;
  }
}
