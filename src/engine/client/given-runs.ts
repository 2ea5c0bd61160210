import type { Notes } from '../reading/reading';
import { plural } from '../sentences/counts';
import { onlySomeRuns } from '../sentences/limits';
import type { VendorClient } from './client';

/** The first `maxRuns` of the runs that a selection names. @param word what one is called */
export function givenRuns<T>(word: string, given: readonly T[], { settings }: VendorClient, notes: Notes): T[] {
  const runs = given.slice(0, settings.maxRuns);
  if (runs.length < given.length) {
    notes.shortfall(onlySomeRuns('first', runs.length, `the ${plural(given.length, word)} given`));
  }
  return runs;
}
