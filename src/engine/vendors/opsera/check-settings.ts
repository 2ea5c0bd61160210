import { isZone } from '../../columns/is-zone';
import type { Host } from '../../seam/host';
import { quoted } from '../../sentences/quoted';
import type { OpseraSettings } from './client';

/** What is wrong with the zone, as a sentence; none need be given. */
export function checkSettings({ vendorOptions }: OpseraSettings, host: Host): string | undefined {
  const { timeZone = '' } = vendorOptions;
  return timeZone === '' || isZone(timeZone, host)
    ? undefined
    : `Time zone (timeZone) ${quoted(timeZone)} is unknown: give the name of a zone, for example America/Chicago, or leave it empty.`;
}
