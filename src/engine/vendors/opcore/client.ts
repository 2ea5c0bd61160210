import type { opcore as model } from '../../../model/vendors/opcore';
import type { VendorClient } from '../../client/client';
import type { Settings } from '../../connection/settings';

/** With opCore's own settings. */
export type OpcoreClient = VendorClient<typeof model>;
export type OpcoreSettings = Settings<typeof model>;
