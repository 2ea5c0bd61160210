import { counted } from '../../sentences/counted';
import type { ReadRequest } from '../vendor';
import type { VendorClient } from '../../client/client';

/** The jobs that a query is about: the first `maxRuns` of those given, as Opus lists no jobs that could be discovered. */
export interface ChosenJobs {
  ids: readonly string[];
  shortfalls: readonly string[];
}

export function chooseJobs({ selection }: ReadRequest, { settings }: VendorClient): ChosenJobs {
  const given = selection.jobs ?? [];
  const ids = given.slice(0, settings.maxRuns);
  const only = `Only the first ${ids.length} of the ${counted(given.length, 'job')} given were read; raise Most runs (maxRuns) for more.`;
  return { ids, shortfalls: ids.length < given.length ? [only] : [] };
}
