import type { Settings } from '../../connection/settings';
import type { Host } from '../../seam/host';
import { quoted } from '../../sentences/quoted';

/** What is wrong with the zone, as a sentence; none need be given. */
export function checkSettings({ vendorOptions }: Settings, host: Host): string | undefined {
  const { timeZone = '' } = vendorOptions;
  const nothing = { kind: 'dictionary', codes: new Int32Array(0), values: [] } as const;
  return timeZone !== '' && host.zonedTimes(nothing, timeZone) === null
    ? `Time zone (timeZone) ${quoted(timeZone)} is unknown: give the name of a zone, for example America/Chicago, or leave it empty.`
    : undefined;
}
