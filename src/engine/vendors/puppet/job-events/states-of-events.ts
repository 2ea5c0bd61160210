import { madeOnce } from '../../../../model/made-once';
import { joinedRows } from '../../../columns/joined-rows';
import { whereNotNull, whereNull } from '../../../columns/where-null';
import { whereWord } from '../../../columns/where-word';
import { foldedWord } from '../../../events/folded-word';
import type { Events } from '../../../events/events';
import type { Condition } from '../../../seam/column-tools';
import type { Host } from '../../../seam/host';
import { eventOutcome } from '../outcomes';

const prefix = 'node';
/** States in which a node has ended. */
export const failedStates = ['failed', 'errored'];
export const endStates = [...failedStates, 'finished', 'skipped'];

/** How many nodes of a job are in each state by the last event of each, of a known word where there is one; an end without a readable name is a node's too. */
export const statesOfEvents = madeOnce((events: Events, { columns }: Host): ReadonlyMap<string, number> => {
  const { length, event, target } = events;
  const words = event.values.map(foldedWord);
  const states = words.map((word) => (word.startsWith(prefix) ? word.slice(prefix.length) : ''));
  const rowsWith = (wanted: (state: string) => boolean, named: Condition): Int32Array => {
    return columns.select(length, [whereWord({ ...event, values: states }, wanted), named]);
  };
  const known = rowsWith((state) => state !== '' && isKnown(state), whereNotNull(target));
  const others = rowsWith((state) => state !== '' && !isKnown(state), whereNotNull(target));
  const unnamed = rowsWith((state) => endStates.indexOf(state) >= 0, whereNull(target));
  const rows = [columns.firstOfEach(joinedRows(others, known).reverse(), target.codes), unnamed];
  const tallies = rows.map((some) => columns.tally(some, event.codes, states.length));
  const found = new Map<string, number>();
  states.forEach((state, code) => {
    const count = tallies.reduce((sum, tally) => sum + (tally[code + 1] ?? 0), 0);
    if (count > 0) {
      found.set(state, (found.get(state) ?? 0) + count);
    }
  });
  return found;
});

function isKnown(state: string): boolean {
  return eventOutcome(`${prefix}${state}`, null) !== 'unknown';
}

/** In how many nodes any of these states is. */
export function countStates(states: ReadonlyMap<string, number>, words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (states.get(word) ?? 0), 0);
}
