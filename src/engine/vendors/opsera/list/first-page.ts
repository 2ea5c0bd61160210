import type { VendorClient } from '../../../client/client';
import { Notes } from '../../../reading/reading';
import type { Page } from './page';
import type { PagedList } from './paged-list';
import { recordKeys } from './seen-records';

const hour = 3_600_000;

/**
 * Whether page 1 is known to be the first one: proved once an hour by page 0, which is not there, or is page 1 again. With
 * nothing on either there is nothing to prove it by.
 */
export async function beginsAtOne<P extends Page>(
  list: PagedList<P>,
  first: P,
  client: VendorClient
): Promise<boolean> {
  const { isProved } = await client.once<{ isProved: boolean; until: number }>(
    `first page of ${list.kind}`,
    async (inner, previous) => {
      const now = inner.host.now();
      const value =
        previous !== undefined && now < previous.until
          ? previous
          : { isProved: await provedByPage0(list, first, inner), until: now + hour };
      const { isProved: isKnown, until } = value;
      return { value, bytes: 100, records: isKnown ? 1 : 0, freshFor: until - now, resumable: 'everyone' };
    }
  );
  return isProved;
}

async function provedByPage0<P extends Page>(list: PagedList<P>, first: P, client: VendorClient): Promise<boolean> {
  const page = new Notes().take(await list.read(0, '1', client));
  if (page === undefined || page.recordCount === 0) {
    return first.recordCount > 0;
  }
  const { columns } = client.host;
  const keysOf = ({ events }: P) => columns.texts(recordKeys(events, columns), columns.select(events.length, []));
  const known = new Set(keysOf(first));
  return keysOf(page).some((key) => known.has(key));
}
