import type { Host } from '../seam/host';
import type { VendorClient } from './client';
import type { Remembered } from './produced';

/**
 * What all readings of this data source showed together: adds this one to what was known. It is remembered as long as there is
 * memory, for alert rules too: they are the ones that ask most.
 * @param key the same text for everyone who adds to it
 */
export function remember<T>(
  key: string,
  client: VendorClient,
  add: (known: T | undefined, host: Host) => Remembered<T>
): Promise<T> {
  return Promise.resolve(client.remember<T>(key, (known) => add(known, client.host)));
}
