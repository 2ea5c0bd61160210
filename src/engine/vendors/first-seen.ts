import type { VendorClient } from '../client/client';

/** Far more than are in doubt at a time. */
const mostKept = 2_000;

/**
 * Since when things are seen to be as they are, epoch ms; remembered as long as there is memory, for alert rules too.
 * @param what they are, the same text once a data source @param things each by what it is and how it is
 */
export function firstSeen(what: string, things: readonly string[], client: VendorClient): ReadonlyMap<string, number> {
  // When time ran out, what came is all that can be said.
  if (things.length === 0 || client.signal.reason !== undefined) {
    return new Map();
  }
  return client.remember<ReadonlyMap<string, number>>(`first seen ${what}`, (before) => {
    const now = client.host.now();
    const seen = new Map(before);
    things.forEach((thing) => {
      const at = seen.get(thing) ?? now;
      // Behind the others: what is not asked about any more is forgotten first.
      seen.delete(thing);
      seen.set(thing, at);
    });
    const value = new Map(Array.from(seen).slice(-mostKept));
    const bytes = Array.from(value.keys()).reduce((sum, thing) => sum + 2 * thing.length + 100, 100);
    return { value, bytes, records: value.size };
  });
}
