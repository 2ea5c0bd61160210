import type { AdHocVariableFilter } from '@grafana/data';
import type { SavedFilter } from '../saved/query';
import { exactFilter } from './exact-filter';
import { literalDollars, patternDollars } from '../../model/plain-dollars';

/** Operators of whole values, and whether they leave these out. */
const exactOperators: Readonly<Partial<Record<string, boolean>>> = { '=': false, '!=': true, '=|': false, '!=|': true };

/** The dashboard's ad hoc filters as filters; operators that are not known are passed on, so that the engine quotes them. */
export function adHocFilters(filters: readonly AdHocVariableFilter[]): SavedFilter[] {
  return filters
    .filter(({ key }) => key !== '')
    .map(({ key, operator, value, values }) => {
      const isOut = exactOperators[operator];
      if (isOut === undefined) {
        const withDollars = operator.endsWith('~') ? patternDollars : literalDollars;
        return { field: key, operator, values: [withDollars(value)] };
      }
      return exactFilter(key, operator.endsWith('|') && values ? values : [value], isOut);
    });
}
