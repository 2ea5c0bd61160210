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
      const { codes, values } = events[field];
      const words = ['', ...values];
      const passing = await only[field]?.(words);
      const allowed = Uint8Array.from(words, (word) => Number(passing?.has(word) ?? true));
      return passing === undefined ? [] : [{ kind: 'codes', codes, allowed }];
    })
  );
  return conditions.flat();
}
