import { whereWord } from '../columns/where-word';
import type { Events } from '../events/events';
import type { Condition } from '../seam/host';
import type { ReadRequest } from './vendor';

/** The rows that the query's filters on these fields let pass. */
export async function passingRows(
  events: Pick<Events, 'event' | 'outcome' | 'actor' | 'target' | 'run'>,
  fields: ReadonlyArray<'event' | 'outcome' | 'actor' | 'target' | 'run'>,
  { only }: ReadRequest
): Promise<Condition[]> {
  const conditions = await Promise.all(
    fields.map(async (field): Promise<Condition[]> => {
      const passing = await only[field]?.(['', ...events[field].values]);
      return passing === undefined ? [] : [whereWord(events[field], (word) => passing.has(word), passing.has(''))];
    })
  );
  return conditions.flat();
}
