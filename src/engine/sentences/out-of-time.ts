import { AnswerError } from './answer-error';
import type { Place } from './place';

/** What to say when a query's time is up. */
export function outOfTimeSentence({ model, settings }: Place): string {
  return `Time ran out before ${model.name} had answered everything: narrow the time range or the selection, or raise ${queryTimeout(settings)}.`;
}

/** What ends a query. In alert rules Grafana's own deadline does as a rule, which is the shorter one unless either was changed. */
export function queryTimeout({ queryTimeout: seconds }: Place['settings']): string {
  return `Query timeout (queryTimeout, now ${seconds} s; an alert rule has Grafana's evaluation_timeout at most)`;
}

export function outOfTimeError(place: Place): AnswerError {
  return new AnswerError(outOfTimeSentence(place), 504);
}
