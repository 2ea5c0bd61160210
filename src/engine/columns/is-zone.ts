import type { Host } from '../seam/host';

/** Whether a time zone of this name is known. */
export function isZone(zone: string, host: Host): boolean {
  return host.zonedTimes({ kind: 'dictionary', codes: new Int32Array(0), values: [] }, zone) !== null;
}
