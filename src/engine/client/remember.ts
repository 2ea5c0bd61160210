import type { Host } from '../seam/host';
import type { VendorClient } from './client';
import type { Produced } from './produced';

/**
 * What all readings of this data source showed together: adds this one to what was known. It is remembered as long as there is
 * memory, for alert rules too: they are the ones that ask most.
 * @param key the same text for everyone who adds to it
 */
export async function remember<T>(
  key: string,
  client: VendorClient,
  add: (known: T | undefined, host: Host) => Pick<Produced<T>, 'value' | 'bytes' | 'records'>
): Promise<T> {
  for (;;) {
    const own = { isAdded: false };
    const value = await client.once<T>(key, ({ host }, known) => {
      own.isAdded = true;
      return Promise.resolve({ ...add(known, host), freshFor: 0, resumable: 'everyone' });
    });
    // Who asks at the same moment gets what another one added, and adds to that.
    if (own.isAdded) {
      return value;
    }
  }
}
