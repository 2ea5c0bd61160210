/**
 * What may be taken from memory. `panels`: what is fresh. `rules`: only what is kept for good, as an alert rule must not
 * decide on what was true some seconds ago. `nothing`: everything is read anew (`X-Cache-Skip` of a person's refresh).
 */
export type Freshness = 'panels' | 'rules' | 'nothing';

const strictness: Readonly<Record<Freshness, number>> = { panels: 0, rules: 1, nothing: 2 };

/** A read that took no more from memory than is allowed here may be joined. */
export function mayJoin(underWay: Freshness, wanted: Freshness): boolean {
  return strictness[underWay] >= strictness[wanted];
}
