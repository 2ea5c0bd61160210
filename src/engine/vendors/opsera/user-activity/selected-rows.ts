import { whereWord } from '../../../columns/where-word';
import type { Condition } from '../../../seam/column-tools';
import type { Host } from '../../../seam/host';
import { comparable } from '../comparable';
import type { PageRows } from '../list/paged-list';
import type { ActivityNarrowing } from '../requests';
import type { SelectedList } from './choose';
import type { ActivityPage } from './page';
import type { ActivityFields } from './to-events';

/**
 * The lists that an answer to this is held against. Where a record holds its secondary action is not documented: only one that
 * says another is not wanted.
 */
export function listsToHold(
  { secondary_action: secondary }: ActivityNarrowing,
  selected: readonly SelectedList[]
): readonly SelectedList[] {
  return secondary === undefined
    ? selected
    : [...selected, { field: 'secondaryAction', parameter: 'secondary_action', values: [secondary] }];
}

/** Those of the rows that are wanted by each list. */
export function selectedRows(
  { page, rows }: PageRows<ActivityPage>,
  lists: readonly SelectedList[],
  { columns }: Host
): Int32Array {
  const wanted = lists.map((list) => whereWanted(list, page.fields));
  return columns.select(page.events.length, [{ kind: 'rows', rows }, ...wanted]);
}

function whereWanted(list: SelectedList, fields: ActivityFields): Condition {
  const values = new Set(list.values.map(comparable));
  // Opsera may know where a record does not say.
  const mayBeBlank = isLookedFor(list);
  const isWanted = (word: string) => values.has(word) || (mayBeBlank && word === '');
  return whereWord(fields[list.field], (word) => isWanted(comparable(word)), mayBeBlank);
}

/** Opsera itself looks for a single value. */
export function isLookedFor({ values }: SelectedList): boolean {
  return values.length === 1;
}
