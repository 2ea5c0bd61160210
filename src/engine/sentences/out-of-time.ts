import { AnswerError } from './answer-error';
import type { Place } from './place';

/** What to say when a query's time is up. */
export function outOfTimeSentence({ model, settings }: Place): string {
  return `Time ran out before ${model.name} had answered everything: narrow the time range or the selection, or raise Query timeout (queryTimeout, now ${settings.queryTimeout} s).`;
}

export function outOfTimeError(place: Place): AnswerError {
  return new AnswerError(outOfTimeSentence(place), 504);
}
