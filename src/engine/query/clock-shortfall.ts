import type { ConnectionClient } from '../client/connection-client';
import { roughDurationText } from '../sentences/duration';
import type { TimeRange } from '../seam/time-range';

/** Ms: clocks that differ by more are wrong, whatever the range. */
const anyway = 30_000;
/** Ms: less than this is how long an answer takes. */
const unseen = 2_000;

/** What to say when the vendor's clock is so far from ours that a time range means another time there. @param began the query */
export function clockShortfall(
  { base, model, host }: ConnectionClient,
  { from, to }: TimeRange,
  began: number
): string | undefined {
  const skew = base.clock.skewSince(began, host.now());
  const distance = Math.abs(skew);
  if (distance <= anyway && (distance <= unseen || distance <= (to - from) / 3)) {
    return undefined;
  }
  return `The clock of ${model.name} is ${difference(skew)} that of Grafana's server, so events of the time range may be missing: set both clocks by a time server.`;
}

/** The end of a health text where the clocks differ so much that rules are blind. */
export function clockRemark({ base, host }: ConnectionClient, began: number): string {
  const skew = base.clock.skewSince(began, host.now());
  return Math.abs(skew) > anyway
    ? `; its clock is ${difference(skew)} that of Grafana's server: set both by a time server`
    : '';
}

function difference(skew: number): string {
  return `${roughDurationText(Math.abs(skew))} ${skew > 0 ? 'ahead of' : 'behind'}`;
}
