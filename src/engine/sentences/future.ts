import { plural } from './counts';
import { utcText } from './utc-text';
import type { Party } from './ways';

/** Clocks differ a little; what is dated further ahead than this, ms, has a wrong time. */
export const mostAhead = 2 * 60_000;

/** No record is written before it happens: where one is, times cannot be trusted. @param latest epoch ms */
export function datedInFuture(count: number, word: string, latest: number, model: Party): string {
  return `${plural(count, word)} of ${model.name} ${count === 1 ? 'is' : 'are'} dated in the future, up to ${utcText(latest)}, so that others may be missing from the time range: ${checkTimes(model)}.`;
}

/** What makes records look as if they came from the future. */
export function checkTimes(model: Party): string {
  // A zone with a default is that of the records; one without is that of the vendor's filters.
  const zone = model.settings.find(({ key, default: fallback }) => key === 'timeZone' && fallback !== undefined);
  return zone === undefined ? `check the clock of ${model.name}` : `check ${zone.label} (${zone.key}), and the clocks`;
}
