import type { VendorClient } from '../client/client';
import type { ArchiveSettings } from '../connection/settings';

/** Those of the archive that a client asks: one that is not set up has no client. */
export function archiveSettings({ settings }: VendorClient): ArchiveSettings {
  if (settings.archive === undefined) {
    throw new TypeError('There is no archive to be asked.');
  }
  return settings.archive;
}
