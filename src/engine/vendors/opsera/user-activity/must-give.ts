import { comparable } from '../comparable';
import type { ChosenActivity } from './choose';
import type { ActivityWords } from './to-events';

/** Whether Opsera must give a record of these words for what it is asked; of one that lacks a word nobody knows. */
export function mustGive({ asked, selected }: ChosenActivity, words: ActivityWords): boolean {
  return (
    asked.every(({ secondary_action: secondary }) => secondary === undefined) &&
    selected.every(({ field, values }) => {
      const word = words[field] ?? '';
      // Opsera itself looks for a single one, letter by letter.
      return values.length === 1 ? values[0] === word : values.map(comparable).includes(comparable(word));
    })
  );
}
