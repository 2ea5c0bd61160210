import { unfilledVariable } from '../../model/unfilled-variable';
import { AnswerError } from '../sentences/answer-error';
import { oneLine } from '../sentences/quoted';

/**
 * Refuses a text in which a dashboard variable still stands: alert rules and public dashboards have none, and a count of
 * what is called `$user` would be 0 for ever.
 * @param literal compared as it is, and not a pattern
 */
export function refuseVariables(text: string, literal: boolean): void {
  const found = unfilledVariable(text, literal);
  if (found !== undefined) {
    throw new AnswerError(`Grafana does not fill in dashboard variables here (${oneLine(found)}).`, 400);
  }
}
