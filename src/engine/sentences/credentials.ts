import type { VendorModel } from '../../model/vendors';
import { allOf } from './quoted';

/** A vendor's secrets as messages name them: by label on the settings page and key. */
export function credentials({ secrets }: VendorModel): string {
  return allOf(secrets.map(({ label, key }) => `${label} (${key})`));
}
