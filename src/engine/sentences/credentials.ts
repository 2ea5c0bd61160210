import { allOf, oneOf } from './quoted';
import type { Party } from './ways';

/** A vendor's secrets as messages name them: by label on the settings page and key. */
export function credentials({ secrets, takesOneSecret }: Party): string {
  const names = secrets.map(({ label, key }) => `${label} (${key})`);
  return takesOneSecret ? oneOf(names) : allOf(names);
}
