import type { Countable } from '../../reading/lack';
import { plural } from '../../sentences/counts';

/** What is not what Opsera was asked for: servers have been seen to take no notice of what they are asked to narrow by. */
export function unrequested(word: string): Countable {
  return {
    key: `${word}s that were not asked for`,
    sentence: (count) =>
      `${plural(count, word)} that Opsera gave though others were asked for ${count === 1 ? 'is' : 'are'} left out.`,
  };
}
