import type { VendorClient } from '../../../client/client';
import { Notes } from '../../../reading/reading';
import { provedHourly } from '../proved-hourly';
import type { Page } from './page';
import type { PagedList } from './paged-list';
import { recordKeys } from './seen-records';

/**
 * Whether page 1 is known to be the first one: proved once an hour by page 0, which is not there, or is page 1 again. With
 * nothing on either there is nothing to prove it by.
 */
export function beginsAtOne<P extends Page>(list: PagedList<P>, first: P, client: VendorClient): Promise<boolean> {
  const prove = (inner: VendorClient) => provedByPage0(list, first, inner);
  return provedHourly(`first page of ${list.kind}`, prove, (isProved) => isProved, client);
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
