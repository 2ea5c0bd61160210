import type { SavedFilter } from '../saved/query';

const isChangesFilter = ({ field, operator, values }: SavedFilter) =>
  field === 'effect' && operator === '=' && values.length === 1 && values[0] === 'changed';

/** Whether the filters leave out what changed nothing. */
export function hasOnlyChanges(filters: readonly SavedFilter[]): boolean {
  return filters.some(isChangesFilter);
}

export function withOnlyChanges(filters: readonly SavedFilter[], onlyChanges: boolean): SavedFilter[] {
  const others = filters.filter((filter) => !isChangesFilter(filter));
  return onlyChanges ? [...others, { field: 'effect', operator: '=', values: ['changed'] }] : others;
}
