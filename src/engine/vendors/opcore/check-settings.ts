import { isZone } from '../../columns/is-zone';
import type { Host } from '../../seam/host';
import { quoted } from '../../sentences/quoted';
import type { OpcoreSettings } from './client';

/** What is wrong with the zone or the login path, as a sentence. */
export function checkSettings({ vendorOptions }: OpcoreSettings, host: Host): string | undefined {
  const { timeZone, loginPath } = vendorOptions;
  if (!isZone(timeZone, host)) {
    return `Time zone (timeZone) ${quoted(timeZone)} is unknown: give the name of a zone, for example Europe/Berlin.`;
  }
  // It is sent as it stands, so it must be encoded already; two slashes would begin the name of another host, and dots lead out
  // of the base path.
  const isPlain = /^\/(?!\/)[\x21-\x7e]*$/.test(loginPath) && !/[?#\\]|%(?![\da-f]{2})/i.test(loginPath);
  return isPlain && !/\/(\.|%2e){1,2}(\/|$)/i.test(loginPath)
    ? undefined
    : `Login path (loginPath) ${quoted(loginPath)} must be a path that begins with a slash, for example /omk/opCharts/login.`;
}
