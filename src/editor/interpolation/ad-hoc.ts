import type { AdHocVariableFilter } from '@grafana/data';
import type { SavedFilter } from '../saved/query';
import { exactFilter } from './exact-filter';
import { literalDollars, patternDollars } from './plain-dollars';

const listOperators: Readonly<Record<string, string>> = { '=|': '=', '!=|': '!=' };

/** The dashboard's ad hoc filters as filters; operators that are not known are passed on, so that the engine quotes them. */
export function adHocFilters(filters: readonly AdHocVariableFilter[]): SavedFilter[] {
  return filters
    .filter((filter) => filter.key !== '')
    .map((filter) => {
      if (filter.operator === '=' || filter.operator === '!=') {
        return exactFilter(filter.key, filter.value, filter.operator === '!=');
      }
      const asList = listOperators[filter.operator];
      const values = asList && filter.values ? filter.values : [filter.value];
      const withDollars = filter.operator.endsWith('~') ? patternDollars : literalDollars;
      return { field: filter.key, operator: asList ?? filter.operator, values: values.map(withDollars) };
    });
}
