import { answerInAlerts, defaultFormat, formatsForAlerts, isFormat, takesOf } from '../../model/formats';
import { unfilledVariable } from '../../model/unfilled-variable';
import type { QueryTypeModel } from '../../model/vendors';
import { formatModels } from '../language/models';
import { filtersOf } from '../saved/filters';
import type { RuntrailQuery } from '../saved/query';
import { entriesOf, hasVariable } from '../saved/selection';
import { text } from '../text';
import type { Hint } from './Hints';

/** What is true of a query in an alert rule. */
export function alertHints(query: RuntrailQuery, queryType: QueryTypeModel): Hint[] {
  const words = text.query.alert;
  const hints: Hint[] = [];
  const format = query.format ?? defaultFormat;
  const isInSelection = queryType.selection.some((list) => entriesOf(query, list).some(hasVariable));
  const isInFilters = filtersOf(query).some(({ operator, values }) =>
    values.some((value) => unfilledVariable(value, !operator.endsWith('~')) !== undefined)
  );
  if (isInSelection || isInFilters) {
    hints.push({ severity: 'error', sentence: words.variables });
  }
  const answer = isFormat(format) ? answerInAlerts(format, query.inAlerts === 'rows') : undefined;
  if (answer === 'never') {
    const usable = formatsForAlerts(queryType.formats).map((other) => formatModels[other].label);
    hints.push({ severity: 'error', sentence: words.unusable({ formats: usable.join(', ') }) });
  } else if (answer === 'count') {
    hints.push({ severity: 'info', sentence: words.answersAsCount });
  } else if (takesOf(format).groups && (query.groupBy?.length ?? 0) > 0) {
    hints.push({ severity: 'warning', sentence: words.noDataWithGroups });
  }
  return hints;
}
