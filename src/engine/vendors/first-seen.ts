import type { VendorClient } from '../client/client';

/** Far more than are in doubt at a time. */
const mostKept = 2_000;

/**
 * Since when things are seen to be as they are, epoch ms; remembered as long as there is memory, for alert rules too.
 * @param what they are, the same text once a data source @param things each by what it is and how it is
 */
export function firstSeen(
  what: string,
  things: readonly string[],
  client: VendorClient
): Promise<ReadonlyMap<string, number>> {
  if (things.length === 0) {
    return Promise.resolve(new Map());
  }
  return client.once<ReadonlyMap<string, number>>(`first seen ${what}`, ({ host }, previous) => {
    const now = host.now();
    const seen = new Map([
      ...(previous ?? []),
      ...things.map((thing) => [thing, previous?.get(thing) ?? now] as const),
    ]);
    const value = new Map(Array.from(seen).slice(-mostKept));
    const bytes = Array.from(value.keys()).reduce((sum, thing) => sum + 2 * thing.length + 100, 100);
    return Promise.resolve({ value, bytes, records: value.size, freshFor: 0, resumable: 'everyone' });
  });
}
