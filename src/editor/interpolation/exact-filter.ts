import { escapePattern } from '../../model/escape-pattern';
import { literalDollars } from '../../model/plain-dollars';
import type { SavedFilter } from '../saved/query';

/**
 * The filter that holds for exactly these values, or for every other. The engine takes an empty value for one that a variable
 * left, and `[[name]]` for a variable that nobody filled in: only patterns can say these.
 */
export function exactFilter(field: string, values: readonly string[], isOut: boolean): SavedFilter {
  const isPattern = values.some((value) => value === '' || value.includes('[['));
  return {
    field,
    operator: isPattern ? (isOut ? '!~' : '=~') : isOut ? '!=' : '=',
    values: values.map((value) => (isPattern ? `^${escapePattern(value)}$` : literalDollars(value))),
  };
}
