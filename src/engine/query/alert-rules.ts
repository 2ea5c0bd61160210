import { answerInAlerts, formatsForAlerts, type Format } from '../../model/formats';
import { badRequest } from '../sentences/answer-error';
import type { Notice } from '../seam/protocol';
import { oneOf } from '../sentences/quoted';
import type { ParsedQuery } from './parse-query';

/** How an alert rule's query is answered: a rule can do nothing with single events. Throws AnswerError for what makes no sense. */
export function forAlert({ query, reader, emptied }: ParsedQuery): { format: Format; notices: Notice[] } {
  const { format } = query;
  if (emptied.length > 0) {
    throw badRequest(`Only empty entries stand in ${emptied.join(', ')}: an alert rule would never fire.`);
  }
  const answer = answerInAlerts(format, query.inAlerts === 'rows');
  if (answer === 'never') {
    throw badRequest(
      `An alert rule cannot use the format ${format}: use ${oneOf(formatsForAlerts(reader.model.formats))}.`
    );
  }
  if (answer === 'itself') {
    return { format, notices: [] };
  }
  return {
    format: 'count',
    notices: [{ severity: 'info', text: `In an alert rule the format ${format} answers as the count of its events.` }],
  };
}
