import type { Format, Query } from '../../model/query';
import { AnswerError } from '../sentences/answer-error';
import type { Notice } from '../seam/protocol';
import type { ParsedQuery } from './parse-query';

/** How an alert rule's query is answered: a rule can do nothing with single events. Throws AnswerError for what makes no sense. */
export function forAlert(parsed: ParsedQuery): { parsed: ParsedQuery; format: Format; notices: Notice[] } {
  const { query } = parsed;
  if (parsed.emptied.length > 0) {
    throw new AnswerError(
      `Only empty entries stand in ${parsed.emptied.join(', ')}: an alert rule would never fire.`,
      400
    );
  }
  switch (query.format) {
    case 'count':
    case 'countOverTime':
    case 'progress':
      return { parsed, format: query.format, notices: [] };
    case 'table':
      return query.inAlerts === 'rows' ? { parsed, format: 'table', notices: [] } : asCount(parsed, query);
    case 'logs':
    case 'annotations':
    case 'timeline':
      return asCount(parsed, query);
    case 'trace':
    case 'nodeGraph':
    case 'values':
      throw new AnswerError(`An alert rule cannot use the format ${query.format}: use count or countOverTime.`, 400);
    default:
      return query.format satisfies never;
  }
}

function asCount(parsed: ParsedQuery, { format }: Query): { parsed: ParsedQuery; format: Format; notices: Notice[] } {
  return {
    parsed: { ...parsed, groupBy: [] },
    format: 'count',
    notices: [{ severity: 'info', text: `In an alert rule the format ${format} answers as the count of its events.` }],
  };
}
