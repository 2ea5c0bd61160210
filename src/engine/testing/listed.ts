import type { VendorClient } from '../client/client';
import type { Vendor } from '../vendors/vendor';
import { told } from './data-source';

/** What pickers are offered of a kind, and what is said of it. */
export async function listed(kind: string, { options }: Pick<Vendor, 'options'>, client: VendorClient) {
  const list = options[kind];
  if (list === undefined) {
    throw new Error(`no options of kind ${kind}`);
  }
  return told(await list(client));
}
