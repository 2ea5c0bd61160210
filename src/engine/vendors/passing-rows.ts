import type { GroupField } from '../../model/event';
import { whereWord } from '../columns/where-word';
import type { Events } from '../events/events';
import type { Condition } from '../seam/column-tools';
import type { ReadRequest } from './vendor';

/** The rows that the query's filters on these fields let pass. */
export async function passingRows(
  events: Pick<Events, GroupField>,
  fields: readonly GroupField[],
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

/** Those that its filters on a field leave out; all where it has none. */
export async function leftOutRows(
  events: Pick<Events, GroupField>,
  field: GroupField,
  { only }: ReadRequest
): Promise<Condition[]> {
  const passing = await only[field]?.(['', ...events[field].values]);
  return passing === undefined ? [] : [whereWord(events[field], (word) => !passing.has(word), !passing.has(''))];
}
