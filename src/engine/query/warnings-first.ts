import type { Notes } from '../reading/reading';
import type { Notice } from '../seam/protocol';

/** As panels and lists have it: a warning for each shortfall, and then what else is to be said. */
export function warningsFirst({ shortfalls, notices }: ReturnType<Notes['sentences']>): Notice[] {
  return shortfalls.map((text): Notice => ({ severity: 'warning', text })).concat(notices);
}
