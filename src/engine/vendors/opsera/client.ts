import type { opsera as model } from '../../../model/vendors/opsera';
import type { VendorClient } from '../../client/client';
import type { Settings } from '../../connection/settings';

/** With Opsera's own settings. */
export type OpseraClient = VendorClient<typeof model>;
export type OpseraSettings = Settings<typeof model>;
