import { unfilledVariable } from '../../model/unfilled-variable';
import type { QueryTypeModel, SelectionListModel } from '../../model/vendors';
import { takesEntry } from '../../model/vendors/selection';
import type { RuntrailQuery } from './query';
import { textsIn } from './texts';

/** The entries of one list of a selection, as texts; what is no list counts as empty here. The engine refuses both. */
export function entriesOf(query: RuntrailQuery, list: Pick<SelectionListModel, 'key'>): string[] {
  return textsIn(query[list.key]);
}

/** The lists of which at least one must have an entry and none has; empty when the query can run. */
export function missingLists(query: RuntrailQuery, queryType: QueryTypeModel): SelectionListModel[] {
  const needed = queryType.selection.filter((list) => queryType.needsOneOf.includes(list.key));
  return needed.some((list) => entriesOf(query, list).length > 0) ? [] : needed;
}

/** Whether an entry holds a dashboard variable, whose values are known only when the query runs. */
export function hasVariable(entry: string): boolean {
  return unfilledVariable(entry, true) !== undefined;
}

/** Entries that the engine would refuse because of their form. */
export function malformedEntries(entries: readonly string[], list: SelectionListModel): string[] {
  return entries.filter((entry) => {
    if (hasVariable(entry)) {
      return false;
    }
    return !takesEntry(list, entry);
  });
}
