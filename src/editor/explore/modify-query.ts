import type { QueryFixAction } from '@grafana/data';
import { filterFields } from '../../model/event';
import { filtersOf } from '../saved/filters';
import type { RuntrailQuery, SavedFilter } from '../saved/query';
import { escapePattern } from '../../model/escape-pattern';
import { asksFor, toggleFilter } from './toggle-filter';

/** Where lines of several are mixed, the name of their data source. A query reads one: it has all of them or none. */
const sourceLabel = 'source';

/** What Explore can ask of a query from a line, a cell or a selected text. */
export const modifications = ['ADD_FILTER', 'ADD_FILTER_OUT', 'ADD_STRING_FILTER', 'ADD_STRING_FILTER_OUT'];

/**
 * The query after one of these; any other, or one for a field that cannot be filtered on, changes nothing.
 * @param source the name of its data source
 */
export function modified(
  query: RuntrailQuery,
  { type, options = {} }: Pick<QueryFixAction, 'type' | 'options'>,
  source: string
): RuntrailQuery {
  // Null where a cell is empty in one of Grafana's two tables.
  const { key = '', value: told } = options;
  const value = told ?? '';
  switch (type) {
    case 'ADD_FILTER':
    case 'ADD_FILTER_OUT':
      return toggled(query, key, value, type === 'ADD_FILTER_OUT', source);
    case 'ADD_STRING_FILTER':
    case 'ADD_STRING_FILTER_OUT':
      return withLine(query, value, type === 'ADD_STRING_FILTER_OUT');
    default:
      return query;
  }
}

export function toggled(
  query: RuntrailQuery,
  field: string,
  value: string,
  isOut: boolean,
  source: string
): RuntrailQuery {
  if (field === sourceLabel) {
    return isOut === (value === source) ? { ...query, hide: true } : query;
  }
  return isFilterField(field) ? { ...query, filters: toggleFilter(filtersOf(query), field, value, isOut) } : query;
}

export function hasFilter(query: RuntrailQuery, field: string, value: string): boolean {
  return isFilterField(field) && asksFor(filtersOf(query), field, value);
}

/** Only lines that contain a text, or only those that do not. */
function withLine(query: RuntrailQuery, text: string, isOut: boolean): RuntrailQuery {
  if (text === '') {
    return query;
  }
  const added: SavedFilter = { field: 'message', operator: isOut ? '!~' : '=~', values: [escapePattern(text)] };
  return { ...query, filters: [...filtersOf(query), added] };
}

function isFilterField(field: string): boolean {
  return filterFields.some((name) => name === field);
}
