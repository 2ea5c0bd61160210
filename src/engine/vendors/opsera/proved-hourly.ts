import type { VendorModel } from '../../../model/vendors';
import type { VendorClient } from '../../client/client';

const hour = 3_600_000;

/** What is proved once an hour for everyone. @param isKnown whether it was: what nothing proves is tried again by the next one */
export async function provedHourly<T, V extends VendorModel>(
  key: string,
  prove: (client: VendorClient<V>) => Promise<T>,
  isKnown: (proof: T) => boolean,
  client: VendorClient<V>
): Promise<T> {
  const { proof } = await client.once<{ proof: T; until: number }>(key, async (inner, previous) => {
    const now = inner.host.now();
    const value =
      previous !== undefined && now < previous.until ? previous : { proof: await prove(inner), until: now + hour };
    const records = isKnown(value.proof) ? 1 : 0;
    return { value, bytes: 100, records, freshFor: value.until - now, resumable: 'everyone' };
  });
  return proof;
}
