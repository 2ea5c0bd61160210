import { counted } from '../../counted';
import type { ReadRequest, Work } from '../vendor';

/** The jobs that a query is about: the first `maxRuns` of those given, as Opus lists no jobs that could be discovered. */
export interface ChosenJobs {
  ids: readonly string[];
  shortfalls: readonly string[];
}

export function chooseJobs({ selection }: ReadRequest, { settings }: Work): ChosenJobs {
  const given = selection.jobs ?? [];
  const ids = given.slice(0, settings.maxRuns);
  const only = `Only the first ${ids.length} of the ${counted(given.length, 'job')} given were read; raise Most runs (maxRuns) for more.`;
  return { ids, shortfalls: ids.length < given.length ? [only] : [] };
}
