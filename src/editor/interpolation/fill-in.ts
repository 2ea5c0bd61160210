import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import type { SelectionListModel } from '../../model/vendors';
import { isFilter } from '../saved/filters';
import type { RuntrailQuery, SavedFilter } from '../saved/query';
import { areTexts } from '../saved/texts';
import { queryTypeWithId } from '../saved/vendor-of';
import { exactFilter } from './exact-filter';
import { fillEntry } from './fill-entry';
import { plainDollars } from '../../model/plain-dollars';

/** The query with every variable of its selection and filters filled in; what has another form is the engine's to refuse. */
export function fillIn(query: RuntrailQuery, templates: TemplateSrv, scopedVars: ScopedVars): RuntrailQuery {
  const filled: RuntrailQuery = { ...query };
  for (const list of queryTypeWithId(query.queryType)?.queryType.selection ?? []) {
    const entries = query[list.key];
    if (areTexts(entries)) {
      filled[list.key] = fillList(entries, list, templates, scopedVars);
    }
  }
  if (Array.isArray(query.filters)) {
    filled.filters = query.filters.map((filter) =>
      isFilter(filter) ? fillFilter(filter, templates, scopedVars) : filter
    );
  }
  return filled;
}

/** All leaves the list empty where that means all, else it becomes the listed options. */
function fillList(
  entries: string[],
  list: SelectionListModel,
  templates: TemplateSrv,
  scopedVars: ScopedVars
): string[] {
  const filled = entries.map((entry) => fillEntry(entry, templates, scopedVars, false));
  if (list.emptyMeans !== undefined && filled.some((entry) => entry.isAll)) {
    return [];
  }
  return [...new Set(filled.flatMap((entry) => entry.values))];
}

/** All leaves the filter out, except where it is a pattern of the variable's own. */
function fillFilter(filter: SavedFilter, templates: TemplateSrv, scopedVars: ScopedVars): SavedFilter {
  const takesPatterns = filter.operator.endsWith('~');
  const filled = filter.values.map((value) => fillEntry(value, templates, scopedVars, takesPatterns));
  if (filled.some((entry) => entry.isAll && !(takesPatterns && entry.hasOwnAllText))) {
    return { ...filter, values: [] };
  }
  const values = [...new Set(filled.flatMap((entry) => entry.values))];
  const isExact = filter.operator === '=' || filter.operator === '!=';
  const isBracketed = (value: string) => value.includes('[[');
  // What a variable holds is no variable, though it looks like one.
  return isExact && values.some(isBracketed) && !filter.values.some(isBracketed)
    ? exactFilter(filter.field, values.filter((value) => value !== '').map(plainDollars), filter.operator === '!=')
    : { ...filter, values };
}
