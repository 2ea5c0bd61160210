import { allOf } from './quoted';
import type { Party } from './ways';

/** A vendor's secrets as messages name them: by label on the settings page and key. */
export function credentials({ secrets }: Party): string {
  return allOf(secrets.map(({ label, key }) => `${label} (${key})`));
}
