import type { Limits } from '../../model/limits';
import { vendorWays, type Party, type Ways } from './ways';

/** Who is spoken to and where: what every sentence about an answer is made of. */
export interface Place {
  readonly model: Party;
  /** Absent = those of a vendor. */
  readonly ways?: Ways | undefined;
  readonly settings: Limits & { readonly url: string };
}

/** How the party is reached. */
export function waysOf({ ways = vendorWays }: Pick<Place, 'ways'>): Ways {
  return ways;
}
