import { AnswerError } from './answer-error';
import type { Vendor } from '../vendors/vendor';
import type { Settings } from '../connection/settings';

/** What to say when a query's time is up. */
export function outOfTimeSentence(settings: Settings, vendor: Vendor): string {
  return `Time ran out before ${vendor.model.name} had answered everything: narrow the time range or the selection, or raise Query timeout (queryTimeout, now ${settings.queryTimeout} s).`;
}

export function outOfTimeError(settings: Settings, vendor: Vendor): AnswerError {
  return new AnswerError(outOfTimeSentence(settings, vendor), 504);
}
