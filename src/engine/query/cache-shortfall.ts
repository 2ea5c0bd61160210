import type { ConnectionClient } from '../client/connection-client';
import { roughDurationText } from '../sentences/duration';

/** Ms: what is kept for less misses no more than what the plugin itself keeps for panels. */
const mostKept = 10_000;

/** What to say when a cache on the way to the vendor answered in its stead, though it was asked not to. @param began the query */
export function cacheShortfall({ base, model, host }: ConnectionClient, began: number): string | undefined {
  const age = base.clock.ageSince(began, host.now());
  return age > mostKept
    ? `A cache between Grafana and ${model.name} gave an answer that is ${roughDurationText(age)} old, so that what happened since is missing: have it keep nothing of this address.`
    : undefined;
}
