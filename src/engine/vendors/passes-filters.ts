import { groupFields, type GroupField } from '../../model/event';
import type { ReadRequest } from './vendor';

/** Whether the query has filters on outcomes and they let `unknown` pass. */
export async function letsUnknown({ only }: Pick<ReadRequest, 'only'>): Promise<boolean> {
  return (await only.outcome?.(['unknown']))?.has('unknown') === true;
}

/** Whether the query's filters on these fields let pass what has these words, '' where it has none. */
export async function passesFilters(
  words: Partial<Record<GroupField, string>>,
  { only }: Pick<ReadRequest, 'only'>
): Promise<boolean> {
  const passed = await Promise.all(
    groupFields.map(async (field) => {
      const word = words[field];
      const passing = word === undefined ? undefined : await only[field]?.([word]);
      return word === undefined || passing === undefined || passing.has(word);
    })
  );
  return passed.every(Boolean);
}
