import { plural, numberText } from './counts';

/** `maxEvents` was reached. @param of how many there are in all, where that is known; `more than 5 000 events` */
export function onlyNewestEvents(kept: number, of: string): string {
  return `Only the newest ${numberText(kept)} of ${of} within the time range are used: narrow the query, or raise Most events (maxEvents).`;
}

/** `maxRuns` was reached. @param all `the 200 jobs given`, `1 284 jobs within the time range` */
export function onlySomeRuns(which: 'first' | 'newest', read: number, all: string): string {
  return `Only the ${which} ${numberText(read)} of ${all} were read; raise Most runs (maxRuns) for more.`;
}

/** A picker's list goes on behind its newest. @param all how many there are, where that is known */
export function onlyNewestListed(listed: number, all: number | undefined): string {
  const some = all === undefined ? numberText(listed) : `${numberText(listed)} of ${numberText(all)}`;
  return `Only the newest ${some} jobs are listed: type the id of an older one.`;
}

/** Reading stopped at `maxEvents` before all runs were read. @param word `job` */
export function stoppedAtEnough(
  which: 'first' | 'newest',
  read: number,
  spared: number,
  word: string,
  maxEvents: number
): string {
  const [those, have] = read === 1 ? [word, 'has'] : [plural(read, word), 'have'];
  return `Reading stopped after the ${which} ${those} of ${numberText(read + spared)}, which ${have} ${numberText(maxEvents)} events or more: narrow the query, or raise Most events (maxEvents).`;
}
