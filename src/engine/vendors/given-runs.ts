import type { Notes } from '../reading/reading';
import { plural } from '../sentences/counts';
import { onlySomeRuns } from '../sentences/limits';
import type { VendorClient } from '../client/client';

/** The first `maxRuns` of the runs that a selection names. @param word what one is called @param count of how many they are */
export function givenRuns<T>(
  word: string,
  given: readonly T[],
  { settings }: VendorClient,
  notes: Notes,
  count = given.length
): T[] {
  const runs = given.slice(0, settings.maxRuns);
  if (runs.length < count) {
    notes.shortfall(onlySomeRuns('first', runs.length, `the ${plural(count, word)} given`));
  }
  return runs;
}
